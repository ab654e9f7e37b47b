package dev.chronicle.simulator.report;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Function;

/** What a run must keep to: {@code p99=50ms} for latency, {@code errors=1%} for failures. */
public sealed interface Threshold {

  /** Says whether the run kept to this; a run without a single answer never does. */
  Check check(Figures total);

  /**
   * Reads {@code p50}, {@code p95}, {@code p99} or {@code max} with a duration, or {@code errors}
   * with a percentage.
   *
   * @throws IllegalArgumentException if {@code text} is none of these
   */
  static Threshold parse(String text) {
    int equals = text.indexOf('=');
    String name = equals < 0 ? "" : text.substring(0, equals);
    String bound = text.substring(equals + 1);
    return switch (name) {
      case "p50" -> new LatencyBelow(text, LatencySummary::p50, DurationText.parse(bound));
      case "p95" -> new LatencyBelow(text, LatencySummary::p95, DurationText.parse(bound));
      case "p99" -> new LatencyBelow(text, LatencySummary::p99, DurationText.parse(bound));
      case "max" -> new LatencyBelow(text, LatencySummary::max, DurationText.parse(bound));
      case "errors" -> new FailuresBelow(text, share(bound));
      default ->
          throw new IllegalArgumentException(
              "threshold must be p50, p95, p99, max or errors with a bound,"
                  + " such as p99=50ms or errors=1%, was: "
                  + text);
    };
  }

  private static double share(String text) {
    try {
      if (text.endsWith("%")) {
        double percent = Double.parseDouble(text.substring(0, text.length() - 1));
        if (percent >= 0 && percent <= 100) {
          return percent / 100;
        }
      }
    } catch (NumberFormatException e) {
      // Told below, together with numbers that are out of range.
    }
    throw new IllegalArgumentException(
        "errors must be a percentage between 0% and 100%, was: " + text);
  }

  /**
   * How a run stood to a threshold.
   *
   * @param threshold as it was written
   * @param actual what came of it, for people
   * @param met whether the run kept to it
   */
  record Check(String threshold, String actual, boolean met) {}

  /**
   * A percentile of latency, counted from the planned send time, is at most this.
   *
   * @param text as it was written
   * @param percentile which one
   * @param bound the most that it may be
   */
  record LatencyBelow(String text, Function<LatencySummary, Duration> percentile, Duration bound)
      implements Threshold {

    @Override
    public Check check(Figures total) {
      if (total.counts().answered() == 0) {
        return new Check(text, "no answers", false);
      }
      Duration actual = percentile.apply(total.latency());
      return new Check(text, DurationText.latency(actual), actual.compareTo(bound) <= 0);
    }
  }

  /**
   * The share of failed requests, those not sent counted among them, is at most this.
   *
   * @param text as it was written
   * @param bound from 0 to 1
   */
  record FailuresBelow(String text, double bound) implements Threshold {

    @Override
    public Check check(Figures total) {
      Counts counts = total.counts();
      if (counts.answered() == 0) {
        return new Check(text, "no answers", false);
      }
      long lost = counts.skipped() + counts.unsent();
      double actual = (double) (counts.failed() + lost) / (counts.answered() + lost);
      return new Check(text, String.format(Locale.ROOT, "%.2f %%", 100 * actual), actual <= bound);
    }
  }
}
