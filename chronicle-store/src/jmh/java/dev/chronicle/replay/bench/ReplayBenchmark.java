package dev.chronicle.replay.bench;

import dev.chronicle.call.CapturedCall;
import dev.chronicle.capture.Capture;
import dev.chronicle.capture.Chronicle;
import dev.chronicle.replay.ReplayResult;
import dev.chronicle.replay.Replayer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How many calls of a pure function one thread plays back and compares. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
@State(Scope.Benchmark)
public class ReplayBenchmark {
  private CapturedCall call;
  private Replayer replayer;

  /** An order with two lines in, a receipt out. */
  public record Order(String customer, List<Line> lines) {}

  public record Line(String item, int count, long cents) {}

  public record Receipt(String customer, long total) {}

  @Capture
  static Receipt bill(Order order) {
    long total = order.lines().stream().mapToLong(line -> line.count() * line.cents()).sum();
    return new Receipt(order.customer(), total);
  }

  @Setup
  public void record() {
    List<CapturedCall> calls = new CopyOnWriteArrayList<>();
    try (Chronicle chronicle =
        Chronicle.builder().sink(batch -> calls.addAll(batch.calls())).install()) {
      bill(new Order("Ann", List.of(new Line("pen", 2, 500), new Line("ink", 1, 1_250))));
      chronicle.flush();
    }
    call = calls.get(0);
    replayer = Replayer.over(calls).allow(ReplayBenchmark.class).build();
    if (!(replayer.replay(call) instanceof ReplayResult.Matched)) {
      throw new IllegalStateException("must match, was: " + replayer.replay(call));
    }
  }

  @Benchmark
  public ReplayResult replayPureFunction() {
    return replayer.replay(call);
  }
}
