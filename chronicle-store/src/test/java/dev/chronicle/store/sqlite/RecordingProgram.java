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
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * A program of its own that makes captured calls on several threads until it is killed, and writes
 * down the time at which each of them returned where the kill does not reach it.
 */
final class RecordingProgram implements AutoCloseable {
  static final int THREADS = 4;
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
                sampler)
            .inheritIO()
            .start();
    return new RecordingProgram(process, witness);
  }

  public static void main(String[] arguments) throws IOException {
    Path witness = Path.of(arguments[1]);
    Chronicle.builder()
        .service("program", arguments[2])
        .settings(CaptureSettings.builder().sampler(Sampler.parse(arguments[3])).build())
        .sink(SqliteCaptureStore.open(Path.of(arguments[0])))
        .install();
    for (int i = 0; i < THREADS; i++) {
      LongBuffer times = times(witness, i, FileChannel.MapMode.READ_WRITE);
      new Thread(() -> call(times)).start();
    }
  }

  private static void call(LongBuffer times) {
    for (int n = 0; n < CALLS_A_THREAD; n++) {
      if (Orders.tax(n, 100) != n) {
        throw new AssertionError("the application is disturbed");
      }
      times.put(n, ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()));
      if (n % CALLS_WITHOUT_PAUSE == 0) {
        LockSupport.parkNanos(1);
      }
    }
    LockSupport.park();
  }

  /** Returns the times at which calls returned, in order, in microseconds since 1970. */
  List<Long> returned() throws IOException {
    List<Long> all = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      LongBuffer times = times(witness, i, FileChannel.MapMode.READ_ONLY);
      for (int n = 0; n < CALLS_A_THREAD && times.get(n) != 0; n++) {
        all.add(times.get(n));
      }
    }
    Collections.sort(all);
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
