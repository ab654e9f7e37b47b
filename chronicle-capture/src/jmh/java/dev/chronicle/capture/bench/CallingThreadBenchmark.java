package dev.chronicle.capture.bench;

import dev.chronicle.capture.Chronicle;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What a captured call costs the thread that makes it. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Thread)
public class CallingThreadBenchmark {
  private final Work work = new Work();
  private final MutableOrder mutable = MutableOrder.of(Order.EXAMPLE);
  private int a = 3;
  private long b = 4;

  @Benchmark
  public long off_unwoven() {
    return work.plain(a, b);
  }

  @Benchmark
  public long off() {
    return work.primitives(a, b);
  }

  @Benchmark
  public Receipt off_record() {
    return work.record(Order.EXAMPLE);
  }

  @Benchmark
  public long nanoTime() {
    return System.nanoTime();
  }

  @State(Scope.Benchmark)
  public static class On {
    Chronicle chronicle;

    @Setup(Level.Trial)
    public void install() {
      chronicle = Chronicle.builder().sink(batch -> {}).install();
    }

    @TearDown(Level.Trial)
    public void close() {
      chronicle.close();
      System.out.println(chronicle.metrics());
    }
  }

  @Benchmark
  public long primitives(On on) {
    return work.primitives(a, b);
  }

  @Benchmark
  public Receipt record(On on) {
    return work.record(Order.EXAMPLE);
  }

  @Benchmark
  public MutableOrder mutable(On on) {
    return work.mutable(mutable);
  }
}
