package dev.chronicle.analysis;

import dev.chronicle.store.DurationDistribution;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How durations are spread, on a logarithmic scale: each bar is as many times longer than the one
 * before, {@value #BARS_PER_DECADE} to a power of ten.
 *
 * @param bars shortest durations first, without gaps, those without calls included; empty if there
 *     are no calls
 * @param calls how many there are in all
 * @param p50 median; zero without calls, as all that follow
 * @param p95 duration that 95 % of calls stay within
 * @param p99 duration that 99 % of calls stay within
 * @param max longest duration
 */
public record DurationHistogram(
    List<Bar> bars, long calls, Duration p50, Duration p95, Duration p99, Duration max) {

  /** How many bars there are between a duration and ten times it. */
  public static final int BARS_PER_DECADE = 10;

  /**
   * Calls that took about equally long.
   *
   * @param from shortest duration, inclusive
   * @param to longest duration, exclusive
   * @param calls how many
   */
  public record Bar(Duration from, Duration to, long calls) {}

  public DurationHistogram {
    bars = List.copyOf(bars);
  }

  /** Draws bars from the fine bins of a store; each bin goes where its middle lies. */
  static DurationHistogram of(DurationDistribution distribution) {
    List<DurationDistribution.Bin> bins = distribution.bins();
    return new DurationHistogram(
        bins.isEmpty() ? List.of() : bars(bins),
        distribution.calls(),
        percentile(distribution, 50),
        percentile(distribution, 95),
        percentile(distribution, 99),
        bins.isEmpty() ? Duration.ZERO : bins.get(bins.size() - 1).to());
  }

  private static List<Bar> bars(List<DurationDistribution.Bin> bins) {
    int first = bar(bins.get(0));
    long[] calls = new long[bar(bins.get(bins.size() - 1)) - first + 1];
    bins.forEach(bin -> calls[bar(bin) - first] += bin.calls());
    List<Bar> bars = new ArrayList<>();
    for (int i = 0; i < calls.length; i++) {
      bars.add(new Bar(start(first + i), start(first + i + 1), calls[i]));
    }
    return bars;
  }

  private static int bar(DurationDistribution.Bin bin) {
    double middle = (bin.from().toNanos() + (double) bin.to().toNanos()) / 2;
    return (int) Math.floor(Math.log10(Math.max(1, middle)) * BARS_PER_DECADE);
  }

  private static Duration start(int bar) {
    return Duration.ofNanos(Math.round(Math.pow(10, (double) bar / BARS_PER_DECADE)));
  }

  private static Duration percentile(DurationDistribution distribution, int percent) {
    double rank = distribution.calls() * (percent / 100.0);
    long passed = 0;
    for (DurationDistribution.Bin bin : distribution.bins()) {
      passed += bin.calls();
      if (passed >= rank) {
        return bin.to();
      }
    }
    return Duration.ZERO;
  }
}
