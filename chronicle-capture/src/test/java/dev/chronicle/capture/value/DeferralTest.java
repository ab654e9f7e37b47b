package dev.chronicle.capture.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the queue may hold as it is, and how much that is. */
class DeferralTest {
  private final ValueCodec codec = ValueCodec.builder().build();

  record Point(int x, int y) {}

  record Line(Point from, Point to, String name) {}

  record Holder(Object any) {}

  enum Colour {
    RED {
      @Override
      public String toString() {
        return "red";
      }
    }
  }

  static Stream<Object> immutable() {
    return Stream.of(
        1,
        2L,
        'c',
        true,
        "text",
        new BigDecimal("12.50"),
        BigInteger.TWO,
        UUID.randomUUID(),
        Instant.EPOCH,
        Colour.RED,
        new Point(1, 2),
        new Line(new Point(1, 2), null, "l"),
        new Holder("text"),
        List.of(),
        List.of(1, "a", new Point(1, 2)),
        Set.of(1, 2),
        Map.of("a", List.of(1)),
        Optional.of("x"),
        Optional.empty());
  }

  static Stream<Object> changeableOrUnknown() {
    return Stream.of(
        new ArrayList<>(),
        new int[0],
        new Object(),
        new AtomicInteger(),
        URI.create("http://a"),
        new Holder(new ArrayList<>()),
        new Holder(new int[] {1}),
        List.of(new ArrayList<>()),
        Map.of("a", new AtomicInteger()),
        Optional.of(new int[0]),
        Arrays.asList(1, 2),
        Collections.unmodifiableList(new ArrayList<>()),
        new BigInteger("1") {
          private static final long serialVersionUID = 1L;
        });
  }

  @ParameterizedTest
  @MethodSource("immutable")
  void immutableValue_hasAWeight(Object value) {
    assertThat(weigh(value)).isBetween(0, 1_000);
  }

  @ParameterizedTest
  @MethodSource("changeableOrUnknown")
  void valueThatMayChange_hasNone(Object value) {
    assertThat(weigh(value)).isNegative();
  }

  @Test
  void valueThatWeighsMoreThanItMay_hasNone() {
    assertThat(weigh("x".repeat(2_100))).isNegative();
    assertThat(weigh(Collections.nCopies(1_000, 1))).isNegative();
    assertThat(weigh(List.of(Stream.generate(() -> 1).limit(1_000).toArray()))).isNegative();
    assertThat(weigh(BigInteger.ONE.shiftLeft(1_000_000))).isNegative();
    assertThat(weigh(deep(10_000))).isNegative();
  }

  private static Object deep(int levels) {
    Object value = "bottom";
    for (int i = 0; i < levels; i++) {
      value = new Holder(value);
    }
    return value;
  }

  private int weigh(Object value) {
    return codec.weightIfDeferrable(value, codec.slot(null, null, Object.class, null));
  }
}
