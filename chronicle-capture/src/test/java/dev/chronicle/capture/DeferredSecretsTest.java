package dev.chronicle.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.chronicle.call.Fidelity;
import dev.chronicle.call.Loss;
import dev.chronicle.capture.redaction.Redaction;
import dev.chronicle.capture.value.Corpus;
import dev.chronicle.capture.value.ValueCodec;
import dev.chronicle.capture.value.ValueSlot;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Only what holds no secret waits in the queue for the writer; the rest is redacted before. */
class DeferredSecretsTest {
  private final ValueCodec codec = codec(Redaction.builder().build());
  private final ValueSlot slot = codec.slot(null, "value", Object.class, null);

  record Plain(String name, int count, Instant at, List<String> tags) {}

  record Account(String name, String password) {}

  record Renamed(@JsonProperty("password") String p) {}

  record Marked(@Redact String note) {}

  record Numbered(long number) {}

  record Header(String name, String value) {}

  record Nested(Optional<Account> account) {}

  @Redact
  record Hidden(String content) {}

  enum Key {
    PASSWORD
  }

  static Stream<Object> secrets() {
    return Stream.of(
        "password=hunter2",
        "card 4111111111111111",
        "AKIAABCDEFGHIJKLMNOP",
        "<pw>hunter2</pw>",
        4111111111111111L,
        new BigInteger("4111111111111111"),
        new BigDecimal("4111111111111111"),
        new Account("bob", "hunter2"),
        new Renamed("hunter2"),
        new Marked("hunter2"),
        new Hidden("hunter2"),
        new Numbered(4111111111111111L),
        new Header("password", "hunter2"),
        new Nested(Optional.of(new Account("bob", "hunter2"))),
        new Plain("bob", 1, Instant.EPOCH, List.of("a", "bob@example.com")),
        List.of(new Header("X-Api-Key", "hunter2")),
        List.of("--password", "hunter2"),
        Set.of("bob@example.com"),
        Map.of("password", "hunter2"),
        Map.of(Key.PASSWORD, "hunter2"),
        Map.of("name", "password", "value", "hunter2"),
        Map.of("bob@example.com", 1),
        Map.of("a", List.of(Map.of("token", "hunter2"))),
        Optional.of("bob@example.com"));
  }

  @ParameterizedTest
  @MethodSource("secrets")
  void valueWithASecret_doesNotWait(Object value) {
    assertThat(codec.weightIfDeferrable(value, slot)).isNegative();
    assertThat(codec.write(value, slot, codec.newBudget()).losses())
        .extracting(Loss::reason)
        .contains(Loss.Reason.REDACTED);
  }

  @Test
  void valueWithoutASecret_waits() {
    for (Object value :
        List.of(
            "hello",
            "an ordinary text of some length",
            1_764_041_756_123L,
            new Plain("bob", 1, Instant.EPOCH, List.of("a", "b")),
            new Numbered(1_764_041_756_123L),
            new Header("colour", "red"),
            new Nested(Optional.empty()),
            Map.of("name", "colour", "value", "red"))) {
      assertThat(codec.weightIfDeferrable(value, slot)).as(value.toString()).isPositive();
    }
  }

  @Test
  void valueInASecretPlace_doesNotWait() {
    ValueSlot secret = codec.slot(null, "password", String.class, null);

    assertThat(codec.weightIfDeferrable("hello", secret)).isNegative();
  }

  @Test
  void valueThatTheRedactionFailsOver_doesNotWait() {
    ValueCodec failing =
        codec(
            Redaction.builder()
                .rule(
                    (type, name) -> {
                      throw new IllegalStateException("no rule");
                    })
                .build());

    assertThat(failing.weightIfDeferrable(Map.of("a", "b"), slot)).isNegative();
  }

  @Test
  void patternOfTheUser_isLookedFor() {
    ValueCodec own = codec(Redaction.builder().pattern(Pattern.compile("C-\\d+")).build());

    assertThat(own.weightIfDeferrable("C-17", slot)).isNegative();
    assertThat(own.weightIfDeferrable("D-17", slot)).isPositive();
  }

  @Test
  void whateverWaits_isNotRedactedLater() {
    for (Corpus.Kind kind : Corpus.all()) {
      Object value = kind.value().get();
      if (codec.weightIfDeferrable(value, slot) >= 0) {
        assertThat(codec.write(value, slot, codec.newBudget()).losses())
            .as(kind.name())
            .extracting(Loss::reason)
            .doesNotContain(Loss.Reason.REDACTED);
      }
    }
    assertThat(codec.write("hello", slot, codec.newBudget()).fidelity()).isEqualTo(Fidelity.EXACT);
  }

  private static ValueCodec codec(Redaction redaction) {
    return ValueCodec.builder().redactor(redaction).secretAnnotation(Redact.class).build();
  }
}
