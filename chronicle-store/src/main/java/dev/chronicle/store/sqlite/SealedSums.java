package dev.chronicle.store.sqlite;

import dev.chronicle.store.sqlite.RollupRead.Visitor;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps sums of rollups of segments, which change rarely, so that statistics take about as long
 * with many calls as with few. Thread-safe.
 */
final class SealedSums {
  private static final long MAX_BYTES = 16L << 20;
  private static final int BYTES_BESIDE_HISTOGRAM = 128;
  private static final int KEYS_KEPT = 1_024;

  private final RecentlyUsed<Key, List<RollupEntry>> kept =
      new RecentlyUsed<>(MAX_BYTES, SealedSums::bytes);
  private final RecentlyUsed<Key, Boolean> askedFor = new RecentlyUsed<>(KEYS_KEPT);

  /** One state of a segment. */
  record Version(long part, long version) {
    /** Returns the states of some segments, in their order. */
    static List<Version> of(List<Part> segments) {
      return segments.stream().map(part -> new Version(part.number(), part.version())).toList();
    }
  }

  /** What sums are kept for: the calls of some segments that start between two seconds. */
  record Key(List<Version> segments, long from, long to) {}

  /** Shows rollups, many of which may have the same start, function and service. */
  @FunctionalInterface
  interface Source {
    void show(Visitor visitor) throws SQLException;
  }

  /**
   * Shows the rollups that {@code source} shows, or sums of them: these are made when they are
   * asked for the second time, as most never are.
   */
  void eachOfAny(Key key, Source source, Visitor visitor) throws SQLException {
    if (kept.get(key) == null && askedFor.get(key) == null) {
      askedFor.put(key, true);
      source.show(visitor);
    } else {
      each(key, source, visitor);
    }
  }

  /** Shows the sums for {@code key}, of rollups that {@code source} shows if they are not kept. */
  void each(Key key, Source source, Visitor visitor) throws SQLException {
    List<RollupEntry> sums = kept.get(key);
    if (sums == null) {
      sums = sum(source);
      kept.put(key, sums);
    }
    for (RollupEntry sum : sums) {
      visitor.visit(sum.startSeconds(), sum.function(), sum.service(), sum.rollup());
    }
  }

  void clear() {
    kept.clear();
    askedFor.clear();
  }

  private static long bytes(List<RollupEntry> sums) {
    long bytes = BYTES_BESIDE_HISTOGRAM;
    for (RollupEntry sum : sums) {
      bytes += BYTES_BESIDE_HISTOGRAM + sum.rollup().histogram().length;
    }
    return bytes;
  }

  private static List<RollupEntry> sum(Source source) throws SQLException {
    List<RollupEntry> rollups = new ArrayList<>();
    source.show(
        (start, function, service, rollup) ->
            rollups.add(new RollupEntry(start, function, service, rollup)));
    return RollupSums.of(rollups);
  }
}
