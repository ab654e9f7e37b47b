package dev.chronicle.demo.dashboard;

import dev.chronicle.analysis.DurationHistogram;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A histogram of durations as a drawing: a logarithmic axis to the right, calls upwards.
 *
 * @param bars the bars
 * @param ticks powers of ten along the axis
 * @param marks where the percentiles are
 */
public record DistributionChart(List<Bar> bars, List<Mark> ticks, List<Mark> marks) {
  /** Width of the drawing, in its own units. */
  public static final int WIDTH = 520;

  /** Height of the bars' part of the drawing. */
  public static final int HEIGHT = 150;

  /** Between the words of percentiles, which stand above the bars to the left of their marks. */
  private static final int MARK_LINE = 17;

  /** A bar of the drawing. */
  public record Bar(
      double x, double y, double width, double height, Duration from, Duration to, long calls) {}

  /** A place on the axis, and a word for it at some height. */
  public record Mark(double x, int y, Duration at, String label) {}

  static DistributionChart of(DurationHistogram histogram, Wording say) {
    List<DurationHistogram.Bar> all = histogram.bars();
    if (all.isEmpty()) {
      return new DistributionChart(List.of(), List.of(), List.of());
    }
    double low = log(all.get(0).from());
    double high = Math.max(low + 0.1, log(all.get(all.size() - 1).to()));
    long most = all.stream().mapToLong(DurationHistogram.Bar::calls).max().orElse(1);
    List<Bar> bars = new ArrayList<>();
    for (DurationHistogram.Bar bar : all) {
      if (bar.calls() > 0) {
        double x = place(bar.from(), low, high);
        double height = Math.max(1.5, (double) HEIGHT * bar.calls() / most);
        bars.add(
            new Bar(
                x,
                HEIGHT - height,
                Math.max(1, place(bar.to(), low, high) - x - 1),
                height,
                bar.from(),
                bar.to(),
                bar.calls()));
      }
    }
    return new DistributionChart(
        bars,
        ticks(low, high, say),
        List.of(
            mark("p50", histogram.p50(), 0, low, high),
            mark("p95", histogram.p95(), 1, low, high),
            mark("p99", histogram.p99(), 2, low, high)));
  }

  private static List<Mark> ticks(double low, double high, Wording say) {
    List<Mark> ticks = new ArrayList<>();
    for (int power = (int) Math.ceil(low); power <= high; power++) {
      Duration at = Duration.ofNanos(Math.round(Math.pow(10, power)));
      ticks.add(new Mark(place(at, low, high), HEIGHT, at, say.duration(at)));
    }
    return ticks;
  }

  private static Mark mark(String label, Duration at, int line, double low, double high) {
    return new Mark(place(at, low, high), -4 - MARK_LINE * line, at, label);
  }

  private static double place(Duration duration, double low, double high) {
    double share = (log(duration) - low) / (high - low);
    return Math.round(Math.min(1, Math.max(0, share)) * WIDTH * 10) / 10.0;
  }

  private static double log(Duration duration) {
    return Math.log10((double) Math.max(1, duration.toNanos()));
  }
}
