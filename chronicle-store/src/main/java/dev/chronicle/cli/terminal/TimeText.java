package dev.chronicle.cli.terminal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** How people write and read points in time, in UTC. */
public final class TimeText {
  private static final DateTimeFormatter MILLISECONDS = formatter("uuuu-MM-dd HH:mm:ss.SSS");
  private static final DateTimeFormatter MICROSECONDS = formatter("uuuu-MM-dd HH:mm:ss.SSSSSS");
  private static final DateTimeFormatter ISO =
      new DateTimeFormatterBuilder().appendInstant(6).toFormatter(Locale.ROOT);

  private TimeText() {}

  /**
   * Reads a point in time: ISO-8601 ({@code 2026-01-31T12:00:00Z}; without an offset it is UTC, a
   * date is its first moment), or a duration before now ({@code 15m}, {@code 7d}).
   *
   * @throws IllegalArgumentException if {@code text} is neither
   */
  public static Instant parse(String text, Clock clock) {
    try {
      if (text.matches("\\d[\\d.]*[a-z]+")) {
        return clock.instant().minus(DurationText.parse(text));
      }
      if (text.matches("\\d{4}-\\d\\d-\\d\\d")) {
        return LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
      }
      String iso = text.replace(' ', 'T');
      return iso.matches(".*T.*(?:[Zz]|[+-][\\d:]+)")
          ? OffsetDateTime.parse(iso).toInstant()
          : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
    } catch (DateTimeParseException | IllegalArgumentException noTime) {
      throw new IllegalArgumentException(
          "time must be one such as 2026-01-31T12:00:00Z, 2026-01-31 or 15m (before now), was: "
              + text,
          noTime);
    }
  }

  /** Writes a time to the millisecond. */
  public static String milliseconds(Instant time) {
    return MILLISECONDS.format(time);
  }

  /** Writes a time to the microsecond. */
  public static String microseconds(Instant time) {
    return MICROSECONDS.format(time);
  }

  /** Writes a time for programs, to the microsecond. */
  public static String iso(Instant time) {
    return ISO.format(time);
  }

  private static DateTimeFormatter formatter(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
  }
}
