package dev.chronicle.replay.diff;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * What counts as equal. Immutable.
 *
 * @param keys names of members that identify the items of a list, the first that fits wins
 * @param numberTolerance how far apart two numbers may be, absolutely; {@code null} when even their
 *     digits must be the same, so that {@code 1.0} is not {@code 1.00}
 * @param timeTolerance how far apart two points in time may be
 */
public record Comparison(List<String> keys, BigDecimal numberTolerance, Duration timeTolerance) {

  /** Items are matched by {@code id}, {@code key}; numbers and times must be the same. */
  public static final Comparison EXACT = new Comparison(List.of("id", "key"), null, Duration.ZERO);

  public Comparison {
    keys = List.copyOf(keys);
    if (numberTolerance != null && numberTolerance.signum() < 0) {
      throw new IllegalArgumentException(
          "numberTolerance must not be negative, was: " + numberTolerance);
    }
    if (Objects.requireNonNull(timeTolerance, "timeTolerance must not be null").isNegative()) {
      throw new IllegalArgumentException(
          "timeTolerance must not be negative, was: " + timeTolerance);
    }
  }

  /** Returns the same with other keys. */
  public Comparison withKeys(String... names) {
    return new Comparison(List.of(names), numberTolerance, timeTolerance);
  }

  /** Returns the same with room for numbers to differ. */
  public Comparison withNumberTolerance(BigDecimal tolerance) {
    return new Comparison(keys, tolerance, timeTolerance);
  }

  /** Returns the same with room for times to differ. */
  public Comparison withTimeTolerance(Duration tolerance) {
    return new Comparison(keys, numberTolerance, tolerance);
  }
}
