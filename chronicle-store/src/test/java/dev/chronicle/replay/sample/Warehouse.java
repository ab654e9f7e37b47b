package dev.chronicle.replay.sample;

import dev.chronicle.capture.Dependency;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Something outside the sample that must not be reached in a replay. */
@Dependency
public interface Warehouse {

  /** Returns how many there are. */
  int stock(String item);

  /** Returns a number that nobody had before. */
  long nextNumber();

  /** Notes an order. */
  void save(Orders.Receipt receipt);

  /** Returns names that go with an item. */
  List<String> related(String item);

  /** A warehouse that counts how often it is reached. */
  final class Real implements Warehouse {
    public final AtomicInteger reached = new AtomicInteger();

    @Override
    public int stock(String item) {
      reached.incrementAndGet();
      if (item.isEmpty()) {
        throw new OutOfStockException("nothing is called " + item, 7);
      }
      return item.length();
    }

    @Override
    public long nextNumber() {
      return reached.incrementAndGet();
    }

    @Override
    public void save(Orders.Receipt receipt) {
      reached.incrementAndGet();
    }

    @Override
    public List<String> related(String item) {
      reached.incrementAndGet();
      return List.of(item + "-a", item + "-b", item + "-c");
    }
  }

  /** Has long lists, and asks another at length before it answers. */
  record Branch(Warehouse main) implements Warehouse {
    @Override
    public int stock(String item) {
      return main.stock(item);
    }

    @Override
    public long nextNumber() {
      return main.nextNumber();
    }

    @Override
    public void save(Orders.Receipt receipt) {
      main.save(receipt);
    }

    @Override
    public List<String> related(String item) {
      int most = main.stock(item.repeat(2_000));
      return IntStream.range(0, 1_000)
          .mapToObj(n -> item + " " + most + " in blue, green and red " + n)
          .toList();
    }
  }

  /** An exception that no constructor makes from a message alone. */
  final class OutOfStockException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    public final int shelf;

    public OutOfStockException(String message, int shelf) {
      super(message);
      this.shelf = shelf;
    }
  }
}
