package dev.chronicle.capture.bench;

import dev.chronicle.capture.Capture;

/** The methods that every benchmark calls: woven, and the same unwoven. */
class Work {
  private static final long LIMIT = 1_000;

  long plain(int a, long b) {
    return a * b + LIMIT;
  }

  @Capture
  long primitives(int a, long b) {
    return a * b + LIMIT;
  }

  @Capture
  Receipt record(Order order) {
    return new Receipt(order.id(), order.items().size(), order.total(), Order.Status.PAID);
  }

  @Capture
  MutableOrder mutable(MutableOrder order) {
    return order;
  }

  @Capture
  MutableOrder mutated(MutableOrder order) {
    order.visits++;
    return order;
  }
}
