package dev.chronicle.capture.value;

/**
 * The bytes of JSON that one call may still use. Shared by everything that is written down for the
 * call; not thread-safe.
 */
public final class ByteBudget {
  private int remaining;
  private boolean latestMayChange;

  ByteBudget(int bytes) {
    this.remaining = bytes;
  }

  /**
   * Says whether what was written last holds anything that may be different when it is looked at
   * again. What was only described, such as a stream, does not count.
   */
  public boolean latestMayChange() {
    return latestMayChange;
  }

  void latestMayChange(boolean mayChange) {
    latestMayChange = mayChange;
  }

  /** Returns the bytes that are left, never negative. */
  public int remaining() {
    return remaining;
  }

  void spend(int bytes) {
    remaining = Math.max(0, remaining - bytes);
  }
}
