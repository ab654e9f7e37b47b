package dev.chronicle.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

class MessageMaskTest {
  @Test
  void variableParts_areNamed() {
    assertMask("task 0SB3G2K5SFAX1 is claimed", "task <id> is claimed");
    assertMask("no stock for 'blue lamp', 3 wanted", "no stock for <text>, <number> wanted");
    assertMask("\"a\" is not `b`", "<text> is not <text>");
    assertMask("order 123e4567-e89b-12d3-a456-426614174000 gone", "order <uuid> gone");
    assertMask("at 2026-01-31T12:00:00.123Z and 2026-01-31", "at <time> and <time>");
    assertMask("host 10.0.0.12:8080 refused", "host <address>:<number> refused");
    assertMask("null Order@1a2b3c4d at 0xDEADbeef", "null Order@<hex> at <hex>");
    assertMask("-1.5e is 1,000,000", "-<number>.<number>e is <number>");
    assertMask("column7 of worker-12", "column<number> of worker-<number>");
    assertMask("sha 8f14e45fceea167a5a36dedd4bea2543", "sha <id>");
  }

  @Test
  void words_stay() {
    assertMask("can't do Bob's work", "can't do Bob's work");
    assertMask("Größe überschritten", "Größe überschritten");
    assertMask("", "");
  }

  @Test
  void hostileMessages_costNoMoreThanOthers() {
    for (String part : new String[] {"'", "\"", "1.", "a1", "-", "0x", "@a", "1-1-1-", "\uD800"}) {
      assertThatCode(() -> MessageMask.mask(part.repeat(100_000))).doesNotThrowAnyException();
    }
  }

  private static void assertMask(String message, String pattern) {
    assertThat(MessageMask.mask(message)).isEqualTo(pattern);
  }
}
