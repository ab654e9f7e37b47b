package dev.chronicle.capture.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.chronicle.call.CapturedValue;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Recordings are read by the types of now, which may have changed, and by nothing else. */
class ReadingTest {
  private final ValueCodec codec = ValueCodec.builder().build();

  record Item(String sku, int count) {}

  record Renamed(@JsonProperty("sku") String articleNumber, @JsonAlias("count") int quantity) {}

  record Grown(String sku, int count, String note, boolean gift) {}

  record Shrunk(String sku) {}

  @Test
  void renamedFields_areReadByTheirNamesInJsonAndTheirAliases() {
    assertThat(codec.read(exact("{\"sku\":\"a\",\"count\":2}"), Renamed.class))
        .isEqualTo(new Renamed("a", 2));
    assertThat(codec.read(exact("{\"sku\":\"a\",\"quantity\":2}"), Renamed.class))
        .isEqualTo(new Renamed("a", 2));
  }

  @Test
  void memberThatIsMissingOrUnknown_isRefused() {
    CapturedValue item = exact("{\"sku\":\"a\",\"count\":2}");

    assertThatThrownBy(() -> codec.read(item, Grown.class))
        .isInstanceOf(ValueReadException.class)
        .hasMessage("member note must be there, was not at $");
    assertThatThrownBy(() -> codec.read(item, Shrunk.class))
        .isInstanceOf(ValueReadException.class)
        .hasMessageContaining("must have a field for each member, lacks: [count]");
  }

  @Test
  void memberThatIsMissingOrUnknown_isToleratedAndTold() {
    CapturedValue items = exact("[{\"sku\":\"a\",\"count\":2}]");

    TolerantlyRead grown =
        codec.readTolerantly(items, new TypeReference<List<Grown>>() {}.getType());
    TolerantlyRead shrunk =
        codec.readTolerantly(items, new TypeReference<List<Shrunk>>() {}.getType());
    TolerantlyRead same = codec.readTolerantly(items, new TypeReference<List<Item>>() {}.getType());

    assertThat(grown.value()).isEqualTo(List.of(new Grown("a", 2, null, false)));
    assertThat(grown.deviations())
        .containsExactly(
            "$[0].note: not recorded, read as null", "$[0].gift: not recorded, read as false");
    assertThat(shrunk.value()).isEqualTo(List.of(new Shrunk("a")));
    assertThat(shrunk.deviations()).containsExactly("$[0].count: recorded, has no field");
    assertThat(same).isEqualTo(new TolerantlyRead(List.of(new Item("a", 2)), List.of()));
  }

  @Test
  void valueOfAnotherType_isNotTolerated() {
    assertThatThrownBy(() -> codec.readTolerantly(exact("{\"sku\":1,\"count\":[]}"), Item.class))
        .isInstanceOf(ValueReadException.class)
        .hasMessageContaining("$.sku");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"@type\":\"java.lang.Runtime\"}",
        "{\"@type\":\"javax.script.ScriptEngineManager\",\"@value\":{}}",
        "{\"@type\":\"dev.chronicle.capture.value.ReadingTest$Item\",\"sku\":\"a\",\"count\":1}",
        "{\"@type\":\"[Ljava.lang.Runtime;\",\"@value\":[]}",
        "{\"@ref\":\"$.nowhere\"}"
      })
  void classThatTheDataNames_isNeverLoaded(String json) {
    assertThatThrownBy(() -> codec.read(exact(json), Object.class))
        .isInstanceOf(ValueReadException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{}x", "nul", "{\"a\":1,\"a\":2}", "[1,]"})
  void textThatIsNotJson_isRefused(String json) {
    assertThatThrownBy(() -> codec.read(exact(json), Object.class))
        .isInstanceOf(ValueReadException.class);
  }

  private static CapturedValue exact(String json) {
    return CapturedValue.exact(json);
  }
}
