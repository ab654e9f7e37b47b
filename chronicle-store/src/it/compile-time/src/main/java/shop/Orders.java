package shop;

import dev.chronicle.capture.Capture;

class Orders {

  @Capture
  Receipt place(Order order) {
    if (order.count() < 1) {
      throw new IllegalArgumentException("count must be positive, was: " + order.count());
    }
    return new Receipt(order.article(), price(order.count()));
  }

  @Capture
  private static int price(int count) {
    return 7 * count;
  }

  record Order(String article, int count) {}

  record Receipt(String article, int price) {}
}
