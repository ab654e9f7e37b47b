package dev.chronicle.store.sqlite;

/**
 * How large the pieces of a store become.
 *
 * @param livePartCalls how many calls a live part takes, about
 * @param liveParts how many live parts stay in the store's own file; the last of them still grows
 * @param segmentCalls how many calls a segment takes, about
 */
record Layout(int livePartCalls, int liveParts, int segmentCalls) {
  static final Layout DEFAULT = new Layout(65_536, 2, 1_000_000);
}
