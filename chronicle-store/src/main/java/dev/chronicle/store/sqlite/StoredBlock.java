package dev.chronicle.store.sqlite;

/**
 * A block that can be read.
 *
 * @param file name of the segment's file; {@code null} if it is in the store's own file
 * @param number tells it from others of the same file
 */
record StoredBlock(String file, long number, BlockSummary summary) {

  /** Returns how people are told of it. */
  @Override
  public String toString() {
    return "block " + number + (file == null ? "" : " of " + file);
  }
}
