package dev.chronicle.demo.dashboard;

import dev.chronicle.simulator.report.RecentFigures;
import dev.chronicle.simulator.report.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** How a run of traffic went, as so many samples as a chart can show. Thread-safe. */
public final class TrafficHistory {
  private static final int MOST = 240;

  private final List<Sample> samples = new ArrayList<>();
  private int every = 1;
  private int offered;

  /**
   * What the last seconds before a moment came to.
   *
   * @param at the moment
   * @param asked requests a second that were asked for
   * @param recent what came of them
   */
  public record Sample(Instant at, double asked, RecentFigures recent) {

    /** Returns the median latency. */
    public Duration p50() {
      return recent.latency().p50();
    }

    /** Returns the latency that 95 % stay within. */
    public Duration p95() {
      return recent.latency().p95();
    }

    /** Returns the latency that 99 % stay within. */
    public Duration p99() {
      return recent.latency().p99();
    }
  }

  /** Takes a sample; of a long run, only every second one is kept, then every fourth. */
  synchronized void add(Instant at, Snapshot run) {
    if (offered++ % every != 0) {
      return;
    }
    samples.add(new Sample(at, run.askedRate(), run.tally().recent()));
    if (samples.size() > MOST) {
      for (int i = samples.size() - 1; i > 0; i -= 2) {
        samples.remove(i - 1);
      }
      every *= 2;
    }
  }

  synchronized List<Sample> samples() {
    return List.copyOf(samples);
  }

  synchronized void clear() {
    samples.clear();
    every = 1;
    offered = 0;
  }
}
