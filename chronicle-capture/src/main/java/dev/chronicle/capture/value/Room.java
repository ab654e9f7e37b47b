package dev.chronicle.capture.value;

/** What one write may still take: levels, and bytes of JSON. Not thread-safe. */
final class Room {
  /** Bytes a level that are held back for closing it. */
  private static final int CLOSING = 2;

  private int levels;
  private int ceiling;
  private boolean spent;

  /** Makes ready for a value. */
  void begin(int newLevels, int bytes) {
    levels = newLevels;
    ceiling = bytes;
    spent = false;
  }

  /**
   * Goes a level deeper, unless that is too deep.
   *
   * @return whether it did
   */
  boolean descend() {
    if (levels == 0) {
      return false;
    }
    levels--;
    ceiling -= CLOSING;
    return true;
  }

  void ascend() {
    levels++;
    ceiling += CLOSING;
  }

  /** Returns how many levels are left. */
  int levels() {
    return levels;
  }

  /** Goes up to where this many levels were left. */
  void backTo(int levelsThen) {
    ceiling += CLOSING * (levelsThen - levels);
    levels = levelsThen;
  }

  /** Returns how large the JSON may become. */
  int ceiling() {
    return ceiling;
  }

  /** Notes that nothing more is to be written, or takes that back. */
  void spent(boolean isSpent) {
    spent = isSpent;
  }

  /** Says whether nothing more is to be written. */
  boolean isSpent() {
    return spent;
  }
}
