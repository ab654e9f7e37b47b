package dev.chronicle.capture.bench;

/** The method that peers instrument: {@link Work}'s, without Chronicle. */
public class PeerWork {
  /** Places an order. */
  public Receipt record(Order order) {
    return new Receipt(order.id(), order.items().size(), order.total(), Order.Status.PAID);
  }
}
