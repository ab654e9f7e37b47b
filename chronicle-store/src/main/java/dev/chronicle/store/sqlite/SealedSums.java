package dev.chronicle.store.sqlite;

import dev.chronicle.store.sqlite.RollupRead.Visitor;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps sums of rollups of segments, which change rarely, so that statistics take about as long
 * with many calls as with few. The sums asked for least recently are forgotten beyond {@value
 * #MAX_BYTES} bytes. Thread-safe.
 */
final class SealedSums {
  private static final int MAX_BYTES = 8 << 20;
  private static final int BYTES_BESIDE_HISTOGRAM = 128;

  private final Map<Key, List<Sum>> kept = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;

  /** One state of a segment. */
  record Version(long part, long version) {
    /** Returns the states of some segments, in their order. */
    static List<Version> of(List<Part> segments) {
      return segments.stream().map(part -> new Version(part.number(), part.version())).toList();
    }
  }

  /** What sums are kept for: the calls of some segments that start between two seconds. */
  record Key(List<Version> segments, long from, long to) {}

  /** The sum of some rollups that begin with {@code startSeconds}. */
  record Sum(long startSeconds, int function, int service, StoredRollup rollup) {}

  /** Shows rollups, many of which may have the same start, function and service. */
  @FunctionalInterface
  interface Source {
    void show(Visitor visitor) throws SQLException;
  }

  /** Shows the sums for {@code key}, of rollups that {@code source} shows if they are not kept. */
  void each(Key key, Source source, Visitor visitor) throws SQLException {
    List<Sum> sums = get(key);
    if (sums == null) {
      sums = sum(source);
      put(key, sums);
    }
    for (Sum sum : sums) {
      visitor.visit(sum.startSeconds(), sum.function(), sum.service(), sum.rollup());
    }
  }

  synchronized void clear() {
    kept.clear();
    bytes = 0;
  }

  private synchronized List<Sum> get(Key key) {
    return kept.get(key);
  }

  private synchronized void put(Key key, List<Sum> sums) {
    List<Sum> before = kept.put(key, sums);
    bytes += bytes(sums) - (before == null ? 0 : bytes(before));
    Iterator<List<Sum>> oldest = kept.values().iterator();
    while (bytes > MAX_BYTES && oldest.hasNext()) {
      bytes -= bytes(oldest.next());
      oldest.remove();
    }
  }

  private static long bytes(List<Sum> sums) {
    long bytes = BYTES_BESIDE_HISTOGRAM;
    for (Sum sum : sums) {
      bytes += BYTES_BESIDE_HISTOGRAM + sum.rollup().histogram().length;
    }
    return bytes;
  }

  private record Group(long startSeconds, int function, int service) {}

  private static List<Sum> sum(Source source) throws SQLException {
    Map<Group, List<StoredRollup>> rollups = new LinkedHashMap<>();
    source.show(
        (start, function, service, rollup) ->
            rollups
                .computeIfAbsent(new Group(start, function, service), key -> new ArrayList<>())
                .add(rollup));
    List<Sum> sums = new ArrayList<>();
    Rollup sum = new Rollup();
    rollups.forEach(
        (group, some) -> {
          sum.clear();
          some.forEach(sum::add);
          sums.add(
              new Sum(group.startSeconds(), group.function(), group.service(), sum.toStored()));
        });
    return sums;
  }
}
