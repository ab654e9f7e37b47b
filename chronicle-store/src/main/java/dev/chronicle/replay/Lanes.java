package dev.chronicle.replay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** The lanes of a run, each of which is replaced by another when it was given up. Thread-safe. */
final class Lanes {
  /** Makes a lane, not started, that tells when it has ended. */
  private final Function<Runnable, Lane> maker;

  private final Duration limit;
  private final List<Lane> open = new ArrayList<>();

  /**
   * Makes no lanes yet.
   *
   * @param limit how long a call may take
   */
  Lanes(Function<Runnable, Lane> maker, Duration limit) {
    this.maker = maker;
    this.limit = limit;
  }

  /** Opens so many lanes and waits until all have come to their end. */
  void run(int count) {
    for (int i = 0; i < count; i++) {
      open();
    }
    for (List<Lane> some = await(); !some.isEmpty(); some = await()) {
      for (Lane lane : some) {
        if (!lane.check()) {
          open();
          end(lane);
        }
      }
    }
  }

  private void open() {
    Lane[] self = new Lane[1];
    Lane lane = maker.apply(() -> end(self[0]));
    self[0] = lane;
    synchronized (this) {
      open.add(lane);
    }
    lane.start();
  }

  private synchronized void end(Lane lane) {
    open.remove(lane);
    notifyAll();
  }

  /** Waits until a lane wants to be looked at or has ended, and returns those that are open. */
  private synchronized List<Lane> await() {
    // A call that begins from now on has at least this much time.
    long nanos = limit.toNanos();
    for (Lane lane : open) {
      nanos = Math.min(nanos, lane.nanosToCheck());
    }
    try {
      if (!open.isEmpty()) {
        TimeUnit.NANOSECONDS.timedWait(this, Math.max(nanos, TimeUnit.MILLISECONDS.toNanos(1)));
      }
    } catch (InterruptedException unexpected) {
      Thread.currentThread().interrupt();
    }
    return List.copyOf(open);
  }
}
