package dev.chronicle.capture.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.chronicle.call.CapturedValue;
import dev.chronicle.call.Fidelity;
import dev.chronicle.call.Loss;
import dev.chronicle.capture.redaction.Redaction;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of value is recorded as faithfully as the corpus says. */
class FidelityTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ValueCodec codec =
      ValueCodec.builder().redactor(Redaction.builder().build()).build();

  static List<Corpus.Kind> kinds() {
    return Corpus.all();
  }

  @Test
  void corpus_isAsLargeAsItShouldBe() {
    assertThat(kinds()).hasSizeGreaterThanOrEqualTo(60);
    assertThat(kinds()).extracting(Corpus.Kind::name).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void value_isAsFaithfulAsExpected(Corpus.Kind kind) throws Exception {
    Object value = kind.value().get();

    CapturedValue written = codec.write(value, kind.declared(), codec.newBudget());

    assertThat(written.fidelity()).as(written.toString()).isEqualTo(kind.expected());
    assertThat(written.json()).isNotEmpty();
    JSON.readTree(written.json());
    if (kind.expected() == Fidelity.EXACT) {
      assertComesBack(kind, value, written);
    } else {
      assertThat(written.losses()).extracting(FidelityTest::text).isEqualTo(kind.losses());
      assertThatThrownBy(() -> codec.read(written, kind.declared()))
          .isInstanceOf(ValueReadException.class);
    }
  }

  private void assertComesBack(Corpus.Kind kind, Object value, CapturedValue written) {
    Object read = codec.read(written, kind.declared());
    assertThat(SameValue.test(value, read)).as("%s was read as %s", written, read).isTrue();
    assertThat(codec.write(read, kind.declared(), codec.newBudget())).isEqualTo(written);
  }

  private static String text(Loss loss) {
    return loss.path() + " " + loss.reason();
  }
}
