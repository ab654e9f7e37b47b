package dev.chronicle.capture.value;

/**
 * The bytes of JSON that one call may still use. Shared by everything that is written down for the
 * call; not thread-safe.
 */
public final class ByteBudget {
  private int remaining;

  ByteBudget(int bytes) {
    this.remaining = bytes;
  }

  /** Returns the bytes that are left, never negative. */
  public int remaining() {
    return remaining;
  }

  void spend(int bytes) {
    remaining = Math.max(0, remaining - bytes);
  }
}
