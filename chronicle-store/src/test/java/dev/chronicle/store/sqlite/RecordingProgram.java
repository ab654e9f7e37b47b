package dev.chronicle.store.sqlite;

import dev.chronicle.capture.CaptureSettings;
import dev.chronicle.capture.Chronicle;
import dev.chronicle.capture.sampling.Sampler;
import dev.chronicle.replay.sample.Orders;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * A program of its own that makes captured calls on several threads until it is killed, and writes
 * down the time at which each of them returned where the kill does not reach it.
 */
final class RecordingProgram implements AutoCloseable {
  static final int THREADS = 4;
  static final Duration FLUSH_INTERVAL = Duration.ofMillis(500);
  private static final int CALLS_A_THREAD = 500_000;
  private static final int CALLS_WITHOUT_PAUSE = 20;

  private final Process process;
  private final Path witness;

  private RecordingProgram(Process process, Path witness) {
    this.process = process;
    this.witness = witness;
  }

  /** Starts the program. */
  static RecordingProgram start(Path store, Path witness, String version, String sampler)
      throws IOException {
    return start(store, witness, version, sampler, Duration.ofNanos(1));
  }

  /** Starts the program; it pauses so long after every twenty calls of a thread. */
  static RecordingProgram start(
      Path store, Path witness, String version, String sampler, Duration pause) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                RecordingProgram.class.getName(),
                store.toString(),
                witness.toString(),
                version,
                sampler,
                Long.toString(pause.toNanos()))
            .inheritIO()
            .start();
    return new RecordingProgram(process, witness);
  }

  public static void main(String[] arguments) throws IOException {
    Path witness = Path.of(arguments[1]);
    Chronicle.builder()
        .service("program", arguments[2])
        .settings(CaptureSettings.builder().sampler(Sampler.parse(arguments[3])).build())
        .flushInterval(FLUSH_INTERVAL)
        .sink(SqliteCaptureStore.open(Path.of(arguments[0])))
        .install();
    for (int i = 0; i < THREADS; i++) {
      LongBuffer times = times(witness, i, FileChannel.MapMode.READ_WRITE);
      int first = i * CALLS_A_THREAD;
      new Thread(() -> call(first, times, Long.parseLong(arguments[4]))).start();
    }
  }

  private static void call(int first, LongBuffer times, long pause) {
    for (int n = 0; n < CALLS_A_THREAD; n++) {
      if (Orders.tax(first + n, 100) != first + n) {
        throw new AssertionError("the application is disturbed");
      }
      times.put(n, ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()));
      if (n % CALLS_WITHOUT_PAUSE == 0) {
        LockSupport.parkNanos(pause);
      }
    }
    LockSupport.park();
  }

  /** Returns the times at which calls returned, in order, in microseconds since 1970. */
  List<Long> returned() throws IOException {
    List<Long> all = new ArrayList<>(returnedByCall().values());
    Collections.sort(all);
    return all;
  }

  /** Returns the times at which calls returned, by their first argument. */
  Map<Integer, Long> returnedByCall() throws IOException {
    Map<Integer, Long> all = new HashMap<>();
    for (int i = 0; i < THREADS; i++) {
      LongBuffer times = times(witness, i, FileChannel.MapMode.READ_ONLY);
      for (int n = 0; n < CALLS_A_THREAD && times.get(n) != 0; n++) {
        all.put(i * CALLS_A_THREAD + n, times.get(n));
      }
    }
    return all;
  }

  private static LongBuffer times(Path witness, int thread, FileChannel.MapMode mode)
      throws IOException {
    long bytes = (long) CALLS_A_THREAD * Long.BYTES;
    try (FileChannel channel =
        FileChannel.open(
            witness,
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE)) {
      if (channel.size() < THREADS * bytes) {
        channel.write(ByteBuffer.allocate(1), THREADS * bytes - 1);
      }
      return channel.map(mode, thread * bytes, bytes).asLongBuffer();
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Ends the program as the operating system does when it runs out of memory. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    kill();
  }
}
