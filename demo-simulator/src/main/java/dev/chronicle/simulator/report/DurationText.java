package dev.chronicle.simulator.report;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How people write and read durations: {@code 50ms}, {@code 1.5s}, {@code 2m}, {@code 1h}. */
public final class DurationText {
  private static final Pattern FORM = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,9})?)(us|ms|s|m|h)");
  private static final Map<String, Duration> UNITS =
      Map.of(
          "us", Duration.ofNanos(1_000),
          "ms", Duration.ofMillis(1),
          "s", Duration.ofSeconds(1),
          "m", Duration.ofMinutes(1),
          "h", Duration.ofHours(1));

  private DurationText() {}

  /**
   * Reads a duration.
   *
   * @throws IllegalArgumentException if {@code text} is no number with a unit, or is beyond 292
   *     years
   */
  public static Duration parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "duration must be a number with us, ms, s, m or h, such as 50ms, was: " + text);
    }
    BigDecimal unit = BigDecimal.valueOf(UNITS.get(matcher.group(2)).toNanos());
    BigDecimal nanos = new BigDecimal(matcher.group(1)).multiply(unit);
    if (nanos.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
      throw new IllegalArgumentException("duration must be below 292 years, was: " + text);
    }
    return Duration.ofNanos(nanos.longValue());
  }

  /** Writes a latency with about three digits, such as {@code 850 us} or {@code 12.3 ms}. */
  public static String latency(Duration duration) {
    double micros = duration.toNanos() / 1e3;
    if (micros < 999.5) {
      return String.format(Locale.ROOT, "%.0f us", micros);
    }
    if (micros < 999_500) {
      return digits(micros / 1e3) + " ms";
    }
    return digits(micros / 1e6) + " s";
  }

  private static String digits(double number) {
    String format = number < 9.995 ? "%.2f" : number < 99.95 ? "%.1f" : "%.0f";
    return String.format(Locale.ROOT, format, number);
  }

  /** Writes a stretch of time to the second, such as {@code 0:25} or {@code 1:02:03}. */
  public static String clock(Duration duration) {
    long hours = duration.toHours();
    return hours == 0
        ? String.format(Locale.ROOT, "%d:%02d", duration.toMinutesPart(), duration.toSecondsPart())
        : String.format(
            Locale.ROOT, "%d:%02d:%02d", hours, duration.toMinutesPart(), duration.toSecondsPart());
  }
}
