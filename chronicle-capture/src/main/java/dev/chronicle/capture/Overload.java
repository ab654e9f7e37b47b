package dev.chronicle.capture;

import java.time.Duration;

/** What happens when calls come faster than they can be stored. */
public sealed interface Overload {

  /** Never waits; see {@link Shed}. */
  static Overload shed() {
    return new Shed();
  }

  /** Waits for room at most so long; see {@link Block}. */
  static Overload block(Duration timeout) {
    return new Block(timeout);
  }

  /**
   * The application never waits. When the queue is three quarters full, calls are recorded without
   * their values, until it is half empty; when it is full, they are only counted.
   */
  record Shed() implements Overload {}

  /**
   * The calling thread waits for room in a full queue, and the call is dropped when there is none
   * in time. Values are never left out. Choose this where a complete recording is worth a slow
   * application: a test, a migration.
   *
   * @param timeout positive
   */
  record Block(Duration timeout) implements Overload {
    public Block {
      if (timeout.isZero() || timeout.isNegative()) {
        throw new IllegalArgumentException("timeout must be positive, was: " + timeout);
      }
    }
  }
}
