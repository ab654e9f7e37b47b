package dev.chronicle.capture.bench;

import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * Reports the CPU time that the calling thread itself spent on a call, which a busy machine does
 * not blow up as it does the time on the clock. {@code -prof
 * dev.chronicle.capture.bench.CallingThreadCpu}
 */
public final class CallingThreadCpu implements InternalProfiler {
  private static final AtomicLong SPENT = new AtomicLong();

  /** Measures one thread from the beginning to the end of each iteration. */
  @State(Scope.Thread)
  public static class Meter {
    private long start;

    @Setup(Level.Iteration)
    public void start() {
      start = now();
    }

    @TearDown(Level.Iteration)
    public void stop() {
      SPENT.addAndGet(now() - start);
    }

    private static long now() {
      return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    SPENT.set(0);
  }

  @Override
  public Collection<? extends Result> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    double calls = result.getMetadata().getAllOps();
    return List.of(new ScalarResult("cpu", SPENT.get() / calls, "ns/call", AggregationPolicy.AVG));
  }

  @Override
  public String getDescription() {
    return "CPU time of the calling thread";
  }
}
