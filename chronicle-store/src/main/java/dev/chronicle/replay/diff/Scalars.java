package dev.chronicle.replay.diff;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;

/** Decides whether two single values are the same, within the tolerances of a comparison. */
final class Scalars {
  private static final int SHORTEST_TIME = "2026-01-01T00:00".length();

  private final Comparison comparison;

  Scalars(Comparison comparison) {
    this.comparison = comparison;
  }

  boolean equal(JsonNode recorded, JsonNode replayed) {
    if (recorded.isNumber() && replayed.isNumber()) {
      return equalNumbers(recorded.decimalValue(), replayed.decimalValue());
    }
    if (recorded.isTextual() && replayed.isTextual() && !comparison.timeTolerance().isZero()) {
      return equalTimes(recorded.textValue(), replayed.textValue());
    }
    return recorded.equals(replayed);
  }

  private boolean equalNumbers(BigDecimal recorded, BigDecimal replayed) {
    return comparison.numberTolerance() == null
        ? recorded.toString().equals(replayed.toString())
        : recorded.subtract(replayed).abs().compareTo(comparison.numberTolerance()) <= 0;
  }

  private boolean equalTimes(String recorded, String replayed) {
    Optional<Instant> from = time(recorded);
    Optional<Instant> to = time(replayed);
    return from.isPresent()
        && to.isPresent()
        && Duration.between(from.get(), to.get()).abs().compareTo(comparison.timeTolerance()) <= 0;
  }

  private static Optional<Instant> time(String text) {
    if (text.length() < SHORTEST_TIME || text.charAt(4) != '-') {
      return Optional.empty();
    }
    try {
      if (text.endsWith("]")) {
        return Optional.of(ZonedDateTime.parse(text).toInstant());
      }
      boolean hasOffset =
          text.endsWith("Z") || text.lastIndexOf('+') > 0 || text.lastIndexOf('-') > 7;
      return Optional.of(
          hasOffset
              ? OffsetDateTime.parse(text).toInstant()
              : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException noTime) {
      return Optional.empty();
    }
  }
}
