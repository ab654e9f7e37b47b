package dev.chronicle.store.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.chronicle.capture.CaptureMetrics;
import dev.chronicle.capture.Chronicle;
import dev.chronicle.store.Retention;
import dev.chronicle.store.sqlite.SqliteCaptureStore;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Makes woven calls at a steady rate and says how many of them are in the database in the end.
 *
 * <pre>{@code
 * java -cp 'chronicle-store/target/bench/*:chronicle-store/target/bench/lib/*' \
 *   dev.chronicle.store.bench.IngestBench 100000 20
 * }</pre>
 */
public final class IngestBench {
  private static final int TICKS_A_SECOND = 1_000;
  private static final int ORDERS = 10_000;
  private static final long WARM_UP_SECONDS = 5;

  private IngestBench() {}

  /** Makes so many calls a second for so many seconds. */
  public static void main(String[] arguments) throws Exception {
    int rate = Integer.parseInt(arguments[0]);
    long seconds = Long.parseLong(arguments[1]);
    Path directory = Files.createTempDirectory("chronicle-ingest");
    Path file = directory.resolve("captures.db");
    Shop.Order[] orders = new Shop.Order[ORDERS];
    for (int i = 0; i < orders.length; i++) {
      orders[i] = Shop.order(i);
    }
    SqliteCaptureStore store =
        SqliteCaptureStore.builder(file).retention(Retention.UNLIMITED).open();
    try (Chronicle chronicle = Chronicle.builder().service("shop", "1").sink(store).install()) {
      run(rate, WARM_UP_SECONDS, orders);
      chronicle.flush(Duration.ofSeconds(30));
      CaptureMetrics before = chronicle.metrics();
      OperatingSystemMXBean system =
          (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
      long cpu = system.getProcessCpuTime();
      long begin = System.nanoTime();
      run(rate, seconds, orders);
      chronicle.flush(Duration.ofSeconds(30));
      double took = (System.nanoTime() - begin) / 1e9;
      CaptureMetrics after = chronicle.metrics();
      long offered = after.offered() - before.offered();
      long stored = after.stored() - before.stored();
      System.out.printf(
          Locale.ROOT,
          "offered %,d in %.1f s, stored %,d (%,.0f/s), dropped %,d; %.2f µs of processor a call%n",
          offered,
          took,
          stored,
          stored / took,
          after.droppedCount() - before.droppedCount(),
          (system.getProcessCpuTime() - cpu) / 1e3 / offered);
    }
    try (var files = Files.list(directory)) {
      long bytes = 0;
      for (Path each : files.toList()) {
        bytes += Files.size(each);
        Files.delete(each);
      }
      System.out.printf(Locale.ROOT, "%,d bytes on disk%n", bytes);
    }
    Files.delete(directory);
  }

  private static void run(int rate, long seconds, Shop.Order[] orders) {
    Shop shop = new Shop();
    long tick = TimeUnit.SECONDS.toNanos(1) / TICKS_A_SECOND;
    long next = System.nanoTime();
    int order = 0;
    long sum = 0;
    for (long i = 0; i < seconds * TICKS_A_SECOND; i++) {
      for (int j = 0; j < rate / TICKS_A_SECOND; j++) {
        sum += shop.place(orders[order++ % orders.length]).number();
      }
      next += tick;
      long wait = next - System.nanoTime();
      if (wait > 0) {
        LockSupport.parkNanos(wait);
      }
    }
    if (sum == 0) {
      throw new IllegalStateException("nothing was called");
    }
  }
}
