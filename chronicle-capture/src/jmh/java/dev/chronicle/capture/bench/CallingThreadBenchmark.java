package dev.chronicle.capture.bench;

import dev.chronicle.capture.CaptureSettings;
import dev.chronicle.capture.Chronicle;
import dev.chronicle.capture.sampling.Sampler;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * What a captured call costs the thread that makes it.
 *
 * <p>Calls come in bursts that the queue has room for, and the writer is waited for between them,
 * so that nothing is dropped and what is measured is a call that is recorded in full. What became
 * of the calls is printed after each trial.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 500)
@Measurement(iterations = 200)
@Fork(1)
@State(Scope.Thread)
public class CallingThreadBenchmark {
  /** Below three quarters of the queue's bytes, from where on values would be left out. */
  static final int BURST = 5_000;

  /** Calls that do little come faster than the compiler. */
  private static final int QUICK_WARMUP = 2_000;

  private final Work work = new Work();
  private final MutableOrder mutable = MutableOrder.of(Order.EXAMPLE);
  private int a = 3;
  private long b = 4;

  /** Chronicle as it is by default, with a sink that forgets. */
  @State(Scope.Benchmark)
  public static class Recording {
    private Chronicle chronicle;

    @Setup(Level.Trial)
    public void install() {
      chronicle = Chronicle.builder().sink(batch -> {}).install();
    }

    @Setup(Level.Iteration)
    public void makeRoom() {
      chronicle.flush();
    }

    @TearDown(Level.Trial)
    public void close() {
      end(chronicle);
    }
  }

  /** Chronicle that leaves nearly every call out. */
  @State(Scope.Benchmark)
  public static class SamplingOut {
    private Chronicle chronicle;

    @Setup(Level.Trial)
    public void install() {
      CaptureSettings settings = CaptureSettings.builder().sampler(Sampler.rate(0.0001)).build();
      chronicle = Chronicle.builder().settings(settings).sink(batch -> {}).install();
    }

    @TearDown(Level.Trial)
    public void close() {
      end(chronicle);
    }
  }

  /** Chronicle whose sink is stuck, so that the queue is full after the first bursts. */
  @State(Scope.Benchmark)
  public static class Full {
    private final CountDownLatch stuck = new CountDownLatch(1);
    private Chronicle chronicle;

    @Setup(Level.Trial)
    public void install() {
      chronicle = Chronicle.builder().sink(batch -> stuck.await()).install();
    }

    @TearDown(Level.Trial)
    public void close() {
      stuck.countDown();
      end(chronicle);
    }
  }

  private static void end(Chronicle chronicle) {
    chronicle.close();
    System.out.printf("%n%s%n", chronicle.metrics());
  }

  @Benchmark
  @OperationsPerInvocation(BURST)
  public void off_unwoven(CallingThreadCpu.Meter meter, Blackhole results) {
    for (int i = 0; i < BURST; i++) {
      results.consume(work.plain(a, b));
    }
  }

  @Benchmark
  @OperationsPerInvocation(BURST)
  public void off(CallingThreadCpu.Meter meter, Blackhole results) {
    for (int i = 0; i < BURST; i++) {
      results.consume(work.primitives(a, b));
    }
  }

  @Benchmark
  @Warmup(iterations = QUICK_WARMUP)
  @OperationsPerInvocation(BURST)
  public void sampledOut_primitives(
      SamplingOut state, CallingThreadCpu.Meter meter, Blackhole results) {
    for (int i = 0; i < BURST; i++) {
      results.consume(work.primitives(a, b));
    }
  }

  @Benchmark
  @Warmup(iterations = QUICK_WARMUP)
  @OperationsPerInvocation(BURST)
  public void sampledOut_record(
      SamplingOut state, CallingThreadCpu.Meter meter, Blackhole results) {
    for (int i = 0; i < BURST; i++) {
      results.consume(work.record(Order.EXAMPLE));
    }
  }

  @Benchmark
  @Warmup(iterations = QUICK_WARMUP)
  @OperationsPerInvocation(BURST)
  public void fullQueue_record(Full state, CallingThreadCpu.Meter meter, Blackhole results) {
    for (int i = 0; i < BURST; i++) {
      results.consume(work.record(Order.EXAMPLE));
    }
  }

  @Benchmark
  @OperationsPerInvocation(BURST)
  public void captured_primitives(
      Recording state, CallingThreadCpu.Meter meter, Blackhole results) {
    for (int i = 0; i < BURST; i++) {
      results.consume(work.primitives(a, b));
    }
  }

  @Benchmark
  @OperationsPerInvocation(BURST)
  public void captured_record(Recording state, CallingThreadCpu.Meter meter, Blackhole results) {
    for (int i = 0; i < BURST; i++) {
      results.consume(work.record(Order.EXAMPLE));
    }
  }

  @Benchmark
  @OperationsPerInvocation(BURST)
  public void captured_mutable(Recording state, CallingThreadCpu.Meter meter, Blackhole results) {
    for (int i = 0; i < BURST; i++) {
      results.consume(work.mutable(mutable));
    }
  }

  @Benchmark
  @OperationsPerInvocation(BURST)
  public void captured_mutated(Recording state, CallingThreadCpu.Meter meter, Blackhole results) {
    for (int i = 0; i < BURST; i++) {
      results.consume(work.mutated(mutable));
    }
  }
}
