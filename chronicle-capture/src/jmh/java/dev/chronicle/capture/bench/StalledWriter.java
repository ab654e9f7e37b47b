package dev.chronicle.capture.bench;

import dev.chronicle.capture.Chronicle;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * Measures what Chronicle keeps on the heap while its sink is stuck for as many calls as come in a
 * minute at 5,000 calls a second, each with objects of its own: {@code java -cp … StalledWriter}.
 */
public final class StalledWriter {
  private static final int CALLS = 60 * 5_000;
  private static final double MIB = 1024.0 * 1024.0;

  private StalledWriter() {}

  /** Prints the heap before, and for each kind of argument while the sink is stuck. */
  public static void main(String... unused) throws InterruptedException {
    measure("records", (work, i) -> work.record(order(i)));
    measure("mutable", (work, i) -> work.mutable(MutableOrder.of(order(i))));
    measure("primitives", (work, i) -> work.primitives(i, i));
  }

  private static void measure(String kind, Call call) throws InterruptedException {
    CountDownLatch stuck = new CountDownLatch(1);
    CountDownLatch reached = new CountDownLatch(1);
    Work work = new Work();
    try (Chronicle chronicle =
        Chronicle.builder()
            .sink(
                batch -> {
                  reached.countDown();
                  stuck.await();
                })
            .install()) {
      call.on(work, 0);
      reached.await();
      long before = heap();
      for (int i = 0; i < CALLS; i++) {
        call.on(work, i);
      }
      long during = heap();
      System.out.printf(
          "%s: %.1f MiB more with the writer stalled; pending %d, without values %d, dropped %d%n",
          kind,
          (during - before) / MIB,
          chronicle.metrics().pending(),
          chronicle.metrics().withoutPayload(),
          chronicle.metrics().droppedCount());
      stuck.countDown();
    }
  }

  private static Order order(int i) {
    return new Order(
        "ord-" + i,
        "cust-" + i,
        List.of(
            new Order.Item("sku-" + i, "Espresso beans", 2, BigDecimal.valueOf(i, 2)),
            new Order.Item("sku-" + i, "Filter " + i, 1, BigDecimal.valueOf(i, 2))),
        Order.Status.NEW,
        BigDecimal.valueOf(i, 2));
  }

  static long heap() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  /** Makes one captured call. */
  private interface Call {
    void on(Work work, int number);
  }
}
