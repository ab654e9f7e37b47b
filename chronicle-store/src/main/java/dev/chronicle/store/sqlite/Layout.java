package dev.chronicle.store.sqlite;

/**
 * How large the pieces of a store become.
 *
 * @param livePartCalls how many calls a live part takes, about
 * @param liveParts how many live parts stay in the store's own file; the last of them still grows
 * @param segmentCalls how many calls a segment takes, about
 * @param indexedBlocks from how many blocks on, moved at once, their texts are indexed; fewer are
 *     read in no time, and an index would be large for them
 */
record Layout(int livePartCalls, int liveParts, int segmentCalls, int indexedBlocks) {
  static final Layout DEFAULT = new Layout(65_536, 2, 1_000_000, 16);

  /** Everything else as in {@link #DEFAULT}. */
  Layout(int livePartCalls, int liveParts, int segmentCalls) {
    this(livePartCalls, liveParts, segmentCalls, DEFAULT.indexedBlocks());
  }
}
