package dev.chronicle.replay.sample;

import dev.chronicle.capture.Capture;

/** What a number of items costs, of which there may be several implementations. */
public interface Quotes {

  /** Returns the price in cents. */
  long quote(String item, int count);

  /** The one that is recorded. */
  final class Recorded implements Quotes {
    private final Warehouse warehouse;

    public Recorded(Warehouse warehouse) {
      this.warehouse = warehouse;
    }

    @Override
    @Capture(name = "quote")
    public long quote(String item, int count) {
      if (inStock(item) < count) {
        throw new IllegalStateException("too few " + item);
      }
      return item.length() * 100L * count;
    }

    @Capture(name = "in_stock")
    private int inStock(String item) {
      return warehouse.stock(item);
    }
  }
}
