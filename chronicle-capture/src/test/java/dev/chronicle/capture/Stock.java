package dev.chronicle.capture;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Captured methods that need others, for the tests. */
class Stock {
  private final Shelves shelves;

  Stock(Shelves shelves) {
    this.shelves = shelves;
  }

  /** Asked for by captured methods. */
  @Dependency
  interface Shelves {
    int count(String article);

    Optional<List<String>> places(String article, int limit);

    Optional<List<String>> places(String article);

    void put(String article, int count) throws OutOfSpace;
  }

  /** There is no more space. */
  static final class OutOfSpace extends Exception {
    private static final long serialVersionUID = 1L;

    OutOfSpace(String message) {
      super(message);
    }
  }

  /** Keeps articles in memory. */
  static class InMemory implements Shelves {
    private final Map<String, Integer> counts = new HashMap<>();

    @Override
    public int count(String article) {
      return counts.getOrDefault(article, 0);
    }

    @Override
    public Optional<List<String>> places(String article, int limit) {
      return places(article).map(all -> all.subList(0, limit));
    }

    @Override
    public Optional<List<String>> places(String article) {
      return counts.containsKey(article) ? Optional.of(List.of("A1", "B2")) : Optional.empty();
    }

    @Override
    public void put(String article, int count) throws OutOfSpace {
      if (count > 100) {
        throw new OutOfSpace("no space for " + count);
      }
      counts.merge(article, count, Integer::sum);
    }
  }

  /** Only one of its methods is a dependency. */
  static class Scales {
    @Dependency(name = "weigh")
    double weigh(String article) {
      return article.length() * 1.5;
    }

    double tare() {
      return 0.5;
    }
  }

  @Capture
  boolean has(String article) {
    return shelves.count(article) > 0;
  }

  @Capture
  int countAll(List<String> articles) {
    Function<String, Integer> count = shelves::count;
    return articles.stream().mapToInt(count::apply).sum();
  }

  @Capture
  String firstPlace(String article) {
    return shelves.places(article, 1).map(places -> places.get(0)).orElse("nowhere");
  }

  @Capture
  void receive(String article, int count) throws OutOfSpace {
    shelves.put(article, count);
    has(article);
  }

  @Capture
  double weight(String article) {
    Scales scales = new Scales();
    return scales.weigh(article) - scales.tare();
  }

  @Capture
  String describe() {
    return shelves + " " + shelves.hashCode() + shelves.equals(this);
  }
}
