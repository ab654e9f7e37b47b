package dev.chronicle.store.sqlite;

import java.util.Comparator;

/**
 * What a function did in a program within some seconds.
 *
 * @param startSeconds when these begin, since 1970; 0 for all of the time that was asked for
 */
record RollupEntry(long startSeconds, int function, int service, StoredRollup rollup) {
  /** In the order in which they are stored. */
  static final Comparator<RollupEntry> ORDER =
      Comparator.comparingLong(RollupEntry::startSeconds)
          .thenComparingInt(RollupEntry::function)
          .thenComparingInt(RollupEntry::service);
}
