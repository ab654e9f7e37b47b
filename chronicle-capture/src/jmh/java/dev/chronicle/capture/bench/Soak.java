package dev.chronicle.capture.bench;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.chronicle.call.CallBatch;
import dev.chronicle.capture.CaptureSettings;
import dev.chronicle.capture.Chronicle;
import dev.chronicle.capture.Overload;
import dev.chronicle.capture.sampling.CallLimit;
import dev.chronicle.capture.sampling.Sampler;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * Calls of every kind from four threads, settings that change, a sink that fails now and then, and
 * in every sixth round one that is stuck while calls come as fast as they can. Heap after
 * collection, threads and open files are printed every ten seconds: {@code java -cp … Soak
 * [minutes]}, two minutes unless said.
 */
public final class Soak {
  private static final double MIB = 1024.0 * 1024.0;
  private static final Duration ROUND = Duration.ofSeconds(10);
  private static final Duration FLOOD = Duration.ofSeconds(1);
  private static final long PAUSE_NANOS = 1_000_000;
  private static final int FLOOD_EVERY = 6;

  private static final List<CaptureSettings> SETTINGS =
      List.of(
          CaptureSettings.DEFAULT,
          sampled(Sampler.rate(0.1)),
          sampled(Sampler.perSecond(100)),
          sampled(Sampler.adaptive(10)),
          sampled(Sampler.byCluster(10, Duration.ofSeconds(1))),
          CaptureSettings.builder().limit(CallLimit.of(100, Duration.ofSeconds(1))).build(),
          CaptureSettings.builder().overload(Overload.block(Duration.ofMillis(2))).build());

  private static volatile boolean flooded;
  private static volatile boolean ended;

  private Soak() {}

  /** Runs the mix. */
  public static void main(String... minutes) throws InterruptedException {
    long end =
        System.nanoTime()
            + Duration.ofMinutes(minutes.length == 0 ? 2 : Integer.parseInt(minutes[0])).toNanos();
    try (Chronicle chronicle = Chronicle.builder().sink(Soak::storeNowAndThen).install();
        SoakMix mix = new SoakMix()) {
      mix.chain(0);
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        Thread thread = new Thread(() -> callOn(mix));
        thread.start();
        threads.add(thread);
      }
      for (int round = 0; System.nanoTime() < end; round++) {
        chronicle.settings(SETTINGS.get(round % SETTINGS.size()));
        if (round % FLOOD_EVERY == 0) {
          flooded = true;
          Thread.sleep(FLOOD.toMillis());
          flooded = false;
        }
        Thread.sleep(ROUND.toMillis());
        System.out.printf(
            "%d s: heap %.1f MiB, threads %d, open files %d, offered %d, sampled out %d,"
                + " without values %d, dropped %s%n",
            ManagementFactory.getRuntimeMXBean().getUptime() / 1000,
            StalledWriter.heap() / MIB,
            ManagementFactory.getThreadMXBean().getThreadCount(),
            openFiles(),
            chronicle.metrics().offered(),
            chronicle.metrics().sampledOut(),
            chronicle.metrics().withoutPayload(),
            chronicle.metrics().dropped());
      }
      ended = true;
      for (Thread thread : threads) {
        thread.join();
      }
      chronicle.flush();
      System.out.println(chronicle.metrics());
      System.out.println("pending " + chronicle.metrics().pending());
    }
  }

  private static CaptureSettings sampled(Sampler sampler) {
    return CaptureSettings.builder().sampler(sampler).build();
  }

  private static void storeNowAndThen(CallBatch batch) throws IOException, InterruptedException {
    while (flooded) {
      Thread.sleep(1);
    }
    if (ThreadLocalRandom.current().nextInt(10) == 0) {
      throw new IOException("now and then");
    }
  }

  private static void callOn(SoakMix mix) {
    try {
      for (int i = 0; !ended; i++) {
        mix.once(i);
        if (flooded) {
          mix.flood(i);
        } else {
          LockSupport.parkNanos(PAUSE_NANOS);
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static long openFiles() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? unix.getOpenFileDescriptorCount()
        : -1;
  }
}
