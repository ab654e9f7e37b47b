package dev.chronicle.store.sqlite;

import java.util.List;

/**
 * Blocks that come and go together, as one state of the database has them. Immutable.
 *
 * @param file name of the segment's file; {@code null} for a live part, whose blocks are in the
 *     store's own file
 * @param lastBlock what a segment holds beyond it does not count
 * @param minId no call's id is below; {@code maxId} likewise
 */
record Part(
    long number,
    String file,
    long version,
    long lastBlock,
    long calls,
    long minId,
    long maxId,
    List<StoredBlock> blocks) {

  boolean isLive() {
    return file == null;
  }
}
