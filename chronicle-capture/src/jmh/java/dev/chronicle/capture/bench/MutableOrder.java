package dev.chronicle.capture.bench;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** An {@link Order} whose parts can all be changed, so that it must be written down at once. */
final class MutableOrder {
  String id;
  String customer;
  List<MutableItem> items = new ArrayList<>();
  Order.Status status;
  BigDecimal total;
  int visits;

  static MutableOrder of(Order order) {
    MutableOrder copy = new MutableOrder();
    copy.id = order.id();
    copy.customer = order.customer();
    copy.status = order.status();
    copy.total = order.total();
    order.items().forEach(item -> copy.items.add(MutableItem.of(item)));
    return copy;
  }

  static final class MutableItem {
    String sku;
    String name;
    int quantity;
    BigDecimal price;

    static MutableItem of(Order.Item item) {
      MutableItem copy = new MutableItem();
      copy.sku = item.sku();
      copy.name = item.name();
      copy.quantity = item.quantity();
      copy.price = item.price();
      return copy;
    }
  }
}
