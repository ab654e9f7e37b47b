package dev.chronicle.replay.sample;

import dev.chronicle.capture.Capture;
import dev.chronicle.capture.Dependency;
import java.util.List;

/** Methods whose types are variables of generic interfaces and classes. */
public final class Generics {
  private Generics() {}

  public record Item(String name, int count) {}

  /** An interface of somebody's framework. */
  public interface Handler<I, O> {
    O handle(I input);
  }

  /** A dependency as frameworks declare them. */
  @Dependency
  public interface Repository<T, K> {
    T find(K key);
  }

  /** The usual way to name a dependency's types. */
  public interface Items extends Repository<Item, String> {}

  /** A base class that captures for its subclasses. */
  public abstract static class Base<T> {
    @Capture(name = "twice")
    public List<T> twice(T value) {
      return List.of(value, value);
    }
  }

  /** Has all of it. */
  public static final class ItemHandler extends Base<Item> implements Handler<Item, Item> {
    private final Items items;

    public ItemHandler(Items items) {
      this.items = items;
    }

    @Override
    @Capture(name = "handle")
    public Item handle(Item input) {
      return new Item(input.name(), input.count() + 1);
    }

    @Capture(name = "find")
    public String find(String key) {
      return items.find(key).name();
    }
  }
}
