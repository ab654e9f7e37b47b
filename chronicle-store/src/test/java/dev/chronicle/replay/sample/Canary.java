package dev.chronicle.replay.sample;

import java.util.concurrent.atomic.AtomicInteger;

/** Tells whether {@link Bird} was ever initialized. */
public final class Canary {
  public static final AtomicInteger SANG = new AtomicInteger();

  private Canary() {}

  /** A class that nothing but edited recordings names. */
  public static final class Bird extends RuntimeException {
    private static final long serialVersionUID = 1L;

    static {
      SANG.incrementAndGet();
    }

    public Bird() {
      SANG.incrementAndGet();
    }
  }
}
