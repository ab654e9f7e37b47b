package dev.chronicle.capture.bench;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.chronicle.capture.CaptureSettings;
import dev.chronicle.capture.Chronicle;
import dev.chronicle.capture.sampling.Sampler;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * A mix of calls, settings that change and a sink that fails now and then, from four threads, with
 * heap, threads and open files printed every ten seconds: {@code java -cp … Soak [minutes]}, two
 * minutes unless said.
 */
public final class Soak {
  private static final double MIB = 1024.0 * 1024.0;
  private static final Duration REPORT = Duration.ofSeconds(10);
  private static final long PAUSE_NANOS = 200_000;
  private static final List<Sampler> SAMPLERS =
      List.of(
          Sampler.always(),
          Sampler.rate(0.1),
          Sampler.perSecond(100),
          Sampler.adaptive(10),
          Sampler.byCluster(10, Duration.ofSeconds(1)));

  private static volatile boolean ended;

  private Soak() {}

  /** Runs the mix. */
  public static void main(String... minutes) throws InterruptedException {
    long end =
        System.nanoTime()
            + Duration.ofMinutes(minutes.length == 0 ? 2 : Integer.parseInt(minutes[0])).toNanos();
    try (Chronicle chronicle = Chronicle.builder().sink(batch -> failNowAndThen()).install()) {
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        Thread thread = new Thread(Soak::callOn);
        thread.start();
        threads.add(thread);
      }
      for (int round = 0; System.nanoTime() < end; round++) {
        chronicle.settings(
            CaptureSettings.builder().sampler(SAMPLERS.get(round % SAMPLERS.size())).build());
        Thread.sleep(REPORT.toMillis());
        System.out.printf(
            "heap %.1f MiB, threads %d, open files %d, calls %d%n",
            StalledWriter.heap() / MIB,
            ManagementFactory.getThreadMXBean().getThreadCount(),
            openFiles(),
            chronicle.metrics().offered());
      }
      ended = true;
      for (Thread thread : threads) {
        thread.join();
      }
      chronicle.flush();
      System.out.println(chronicle.metrics());
    }
  }

  private static void failNowAndThen() throws IOException {
    if (ThreadLocalRandom.current().nextInt(10) == 0) {
      throw new IOException("now and then");
    }
  }

  private static void callOn() {
    Work work = new Work();
    MutableOrder mutable = MutableOrder.of(Order.EXAMPLE);
    for (int i = 0; !ended; i++) {
      work.primitives(i, i);
      work.record(Order.EXAMPLE);
      work.mutated(mutable);
      try {
        work.mutable(null).items.clear();
      } catch (NullPointerException expected) {
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }

  private static long openFiles() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? unix.getOpenFileDescriptorCount()
        : -1;
  }
}
