package dev.chronicle.capture.bench;

import java.math.BigDecimal;
import java.util.List;

/** The order example: two items, 176 bytes as JSON. */
record Order(String id, String customer, List<Item> items, Status status, BigDecimal total) {

  enum Status {
    NEW,
    PAID
  }

  record Item(String sku, String name, int quantity, BigDecimal price) {}

  static final Order EXAMPLE =
      new Order(
          "ord-48151623",
          "cust-42",
          List.of(
              new Item("sku-1001", "Espresso beans", 2, new BigDecimal("12.50")),
              new Item("sku-2002", "Filter", 1, new BigDecimal("4.99"))),
          Status.NEW,
          new BigDecimal("29.99"));
}
