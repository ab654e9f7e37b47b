package dev.chronicle.capture.bench;

import dev.chronicle.capture.Chronicle;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
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

/**
 * What it costs to read a random number in woven code that no captured call is under way in: while
 * Chronicle is off, and while it is on. The method reference is the same call, unwoven.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Thread)
public class DependencyBenchmark {
  private final SplittableRandom random = new SplittableRandom(7);
  private final IntSupplier unwoven = random::nextInt;

  /** Chronicle with a sink that forgets. */
  @State(Scope.Benchmark)
  public static class Recording {
    private Chronicle chronicle;

    @Setup(Level.Trial)
    public void install() {
      chronicle = Chronicle.builder().sink(batch -> {}).install();
    }

    @TearDown(Level.Trial)
    public void close() {
      chronicle.close();
    }
  }

  @Benchmark
  public int unwoven() {
    return unwoven.getAsInt();
  }

  @Benchmark
  public int off() {
    return random.nextInt();
  }

  @Benchmark
  public int onOutsideACapturedCall(Recording recording) {
    return random.nextInt();
  }
}
