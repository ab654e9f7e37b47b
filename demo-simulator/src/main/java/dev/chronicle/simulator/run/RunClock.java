package dev.chronicle.simulator.run;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A monotonic clock that one thread at a time can wait on. */
interface RunClock {

  /** Returns nanoseconds since a point that is arbitrary but the same each time. */
  long nanoTime();

  /** Waits until that time, until {@link #wake} is called, or for no reason; may be left early. */
  void waitUntil(long nanoTime) throws InterruptedException;

  /** Ends a wait that is under way, or the next one if none is. */
  void wake();

  /** Returns the machine's clock. */
  static RunClock system() {
    return new RunClock() {
      private final Semaphore wakes = new Semaphore(0);

      @Override
      public long nanoTime() {
        return System.nanoTime();
      }

      @Override
      public void waitUntil(long nanoTime) throws InterruptedException {
        if (wakes.tryAcquire(nanoTime - System.nanoTime(), TimeUnit.NANOSECONDS)) {
          wakes.drainPermits();
        }
      }

      @Override
      public void wake() {
        wakes.release();
      }
    };
  }
}
