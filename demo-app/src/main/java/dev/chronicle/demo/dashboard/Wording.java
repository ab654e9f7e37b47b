package dev.chronicle.demo.dashboard;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;

/** Puts numbers and times the way people read them, the same on every page. */
public final class Wording {
  private static final DateTimeFormatter ISO =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);
  private static final DateTimeFormatter FULL = utc("yyyy-MM-dd HH:mm:ss.SSS");
  private static final DateTimeFormatter TODAY = utc("HH:mm:ss.SSS");
  private static final DateTimeFormatter FULL_SECOND = utc("yyyy-MM-dd HH:mm:ss");
  private static final DateTimeFormatter TODAY_SECOND = utc("HH:mm:ss");
  private static final DateTimeFormatter FIELD = utc("yyyy-MM-dd'T'HH:mm:ss");

  private static final Duration HOUR = Duration.ofHours(1);

  /** What started while a page was made is not in the future. */
  private static final Duration NOTHING = Duration.ofSeconds(1);

  private final Instant now;

  /** Makes the wording for a page that is shown at this time. */
  public Wording(Instant now) {
    this.now = now;
  }

  private static DateTimeFormatter utc(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
  }

  /** Returns a number with its thousands apart: {@code 12,345}. */
  public String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** Returns a number in few characters: {@code 12.3k}. */
  public String shortCount(long number) {
    if (number < 10_000) {
      return count(number);
    }
    double thousands = number / 1e3;
    if (thousands < 1_000) {
      return significant(thousands) + "k";
    }
    double millions = number / 1e6;
    return millions < 1_000 ? significant(millions) + "M" : significant(millions / 1e3) + "G";
  }

  /** Returns how often something happened in a second: {@code 3.42}. */
  public String rate(double perSecond) {
    return significant(perSecond);
  }

  /** Returns a share, 0 to 1, in percent: {@code 0.34 %}. */
  public String percent(double share) {
    if (share == 0 || share == 1) {
      return share == 0 ? "0 %" : "100 %";
    }
    double percent = share * 100;
    if (percent < 0.01) {
      return "< 0.01 %";
    }
    return significant(percent < 1 ? Math.round(percent * 100) / 100.0 : percent) + " %";
  }

  /** Returns a duration in the unit that suits it: {@code 3.42 ms}. */
  public String duration(Duration duration) {
    double nanos = duration.toNanos();
    if (nanos < 1_000) {
      return duration.isZero() ? "0" : Math.round(nanos) + " ns";
    }
    if (nanos < 999_500) {
      return significant(nanos / 1e3) + " µs";
    }
    if (nanos < 999.5e6) {
      return significant(nanos / 1e6) + " ms";
    }
    return nanos < 120e9 ? significant(nanos / 1e9) + " s" : span(duration);
  }

  /** Returns a duration as a plain number of milliseconds, for scripts and files. */
  public String millis(Duration duration) {
    return BigDecimal.valueOf(duration.toNanos(), 6).stripTrailingZeros().toPlainString();
  }

  /** Returns a long duration in its two greatest units: {@code 3 h 12 min}. */
  public String span(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds < 60) {
      return seconds + " s";
    }
    long minutes = duration.toMinutes();
    if (minutes < 60) {
      return minutes + " min" + rest(seconds % 60, " s");
    }
    long hours = duration.toHours();
    return hours < 24
        ? hours + " h" + rest(minutes % 60, " min")
        : duration.toDays() + " d" + rest(hours % 24, " h");
  }

  /** Returns how long ago something was: {@code 12 s ago}, or {@code just now}. */
  public String ago(Instant time) {
    Duration age = Duration.between(time, now);
    if (age.abs().compareTo(NOTHING) < 0) {
      return "just now";
    }
    Duration length = age.abs();
    String words = length.compareTo(HOUR) < 0 ? greatest(length) : span(length);
    return age.isNegative() ? "in " + words : words + " ago";
  }

  /** Returns less than an hour in its greatest unit: who reads how long ago wants no seconds. */
  private static String greatest(Duration length) {
    return length.toMinutes() > 0 ? length.toMinutes() + " min" : length.toSeconds() + " s";
  }

  /** Returns a time for machines, in ISO-8601 and UTC. */
  public String iso(Instant time) {
    return ISO.format(time);
  }

  /** Returns a time, in UTC, without the date where that is today's. */
  public String time(Instant time) {
    return (isToday(time) ? TODAY : FULL).format(time);
  }

  /** Returns a time as {@link #time} does, without milliseconds. */
  public String toTheSecond(Instant time) {
    return (isToday(time) ? TODAY_SECOND : FULL_SECOND).format(time);
  }

  /** Returns a time as a form's field holds it, in UTC. */
  public String field(Instant time) {
    return FIELD.format(time);
  }

  private boolean isToday(Instant time) {
    return time.atOffset(ZoneOffset.UTC)
        .toLocalDate()
        .equals(now.atOffset(ZoneOffset.UTC).toLocalDate());
  }

  private static String rest(long number, String unit) {
    return number == 0 ? "" : " " + number + unit;
  }

  private static String significant(double number) {
    if (number == 0) {
      return "0";
    }
    BigDecimal rounded = new BigDecimal(number).round(new MathContext(3, RoundingMode.HALF_UP));
    return (rounded.scale() < 0 ? rounded.setScale(0) : rounded.stripTrailingZeros())
        .toPlainString();
  }
}
