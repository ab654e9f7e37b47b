package dev.chronicle.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.call.Outcome;
import dev.chronicle.call.SqlError;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallJsonTest {
  private static final JsonMapper JSON = new JsonMapper();

  /** What a careless or hostile hand may put in the place of a member. */
  private static final List<String> OTHERS =
      List.of("null", "\"\"", "\"x\"", "-1", "1e99", "1e-99", "0.5", "true", "[]", "{}", "[{}]");

  private static final String LOSSES =
      """
      [{"value": "args", "index": 0, "fidelity": "partial", "path": "$.x",
        "reason": "items_cut", "detail": "kept 3 of 9"}]\
      """;

  @Test
  void read_givesBackWhatWasWritten() {
    CapturedCall call = Calls.threw(1, "place", "no stock");

    assertThat(CallJson.read(CallJson.write(call))).isEqualTo(call);
  }

  @Test
  void read_givesBackWhatADatabaseToldOfAnException() {
    String json =
        CallJson.write(Calls.threw(1, "place", "no"))
            .replaceFirst(
                "\"exception_type\"",
                "\"sql_state\":\"08001\",\"sql_code\":7,\"sql_type\":\"X\",$0");

    CapturedCall call = CallJson.read(json);

    assertThat(((Outcome.Threw) call.outcome()).error().sql())
        .isEqualTo(new SqlError("08001", 7, "X"));
    assertThat(CallJson.read(CallJson.write(call))).isEqualTo(call);
  }

  @Test
  void read_whateverStandsInThePlaceOfAMember_readsItOrRefusesItAsPromised() throws Exception {
    ObjectNode root = (ObjectNode) JSON.readTree(CallJson.write(Calls.threw(1, "place", "no")));
    root.set("losses", parsed(LOSSES));
    root.put("start_nanos", 1);
    List<String> edits = new ArrayList<>();
    edit(root, () -> edits.add(root.toString()));

    List<String> refused = new ArrayList<>();
    for (String edit : edits) {
      try {
        CallJson.read(edit);
      } catch (IllegalArgumentException promised) {
        refused.add(edit);
      }
    }
    assertThat(refused).hasSizeBetween(100, edits.size() - 100);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "{", "{}", "\"x\"", "{\"id\":", "\u0000"})
  void read_whatIsNoCall_isRefused(String text) {
    assertThatThrownBy(() -> CallJson.read(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void read_aTimeThatIsNone_namesTheMembersAndWhatTheyHold() {
    String json =
        CallJson.write(Calls.returned(1, "place", Duration.ofMillis(5)))
            .replace("\"start_time\":\"2026-01-02T03:04:06.000000Z\"", "\"start_time\":\"noon\"");

    assertThatThrownBy(() -> CallJson.read(json))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "start_time and duration_ms must be a time and a number of milliseconds, was: noon, 5");
  }

  private static void edit(JsonNode node, Runnable edited) {
    if (node instanceof ObjectNode object) {
      for (String key : Stream.generate(object.fieldNames()::next).limit(object.size()).toList()) {
        replace(object.get(key), value -> object.set(key, value), edited);
      }
    } else if (node instanceof ArrayNode array) {
      IntStream.range(0, array.size())
          .forEach(i -> replace(array.get(i), value -> array.set(i, value), edited));
    }
  }

  private static void replace(JsonNode value, Consumer<JsonNode> place, Runnable edited) {
    for (String other : OTHERS) {
      place.accept(parsed(other));
      edited.run();
    }
    place.accept(value);
    edit(value, edited);
  }

  private static JsonNode parsed(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
