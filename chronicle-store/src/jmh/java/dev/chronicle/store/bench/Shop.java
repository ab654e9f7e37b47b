package dev.chronicle.store.bench;

import dev.chronicle.capture.Capture;
import java.math.BigDecimal;
import java.util.List;

/** A captured method with the order example as argument and a receipt as result. */
final class Shop {
  enum Status {
    NEW,
    PAID
  }

  record Item(String sku, String name, int quantity, BigDecimal price) {}

  record Order(String id, String customer, List<Item> items, Status status, BigDecimal total) {}

  record Receipt(String orderId, long number, BigDecimal total, Status status) {}

  @Capture
  Receipt place(Order order) {
    return new Receipt(order.id(), order.items().size(), order.total(), Status.PAID);
  }

  static Order order(int number) {
    return new Order(
        "ord-" + (48_000_000 + number),
        "cust-" + number % 5_000,
        List.of(
            new Item("sku-" + number % 1_000, "Espresso beans", 2, new BigDecimal("12.50")),
            new Item("sku-2002", "Filter", 1, new BigDecimal("4.99"))),
        Status.NEW,
        new BigDecimal("29.99"));
  }
}
