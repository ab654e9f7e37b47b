package dev.chronicle.replay;

import dev.chronicle.call.CapturedCall;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One thread that plays calls back, one after the other. When a call takes too long it is
 * interrupted, and given up when that does not help; then another lane goes on in its place.
 */
final class Lane {
  private static final Duration GRACE = Duration.ofMillis(200);

  private final Supplier<CapturedCall> calls;
  private final Function<CapturedCall, ReplayResult> replay;
  private final Consumer<ReplayResult> results;
  private final Duration limit;
  private final Runnable end;
  private final Thread thread;
  private CapturedCall current;
  private long deadline;
  private boolean isInterrupted;
  private boolean isAbandoned;

  /**
   * Makes a lane.
   *
   * @param calls gives the next call; {@code null} when there is none any more
   * @param end runs when the lane has ended, on its thread
   */
  Lane(
      String name,
      Supplier<CapturedCall> calls,
      Function<CapturedCall, ReplayResult> replay,
      Consumer<ReplayResult> results,
      Duration limit,
      Runnable end) {
    this.calls = calls;
    this.replay = replay;
    this.results = results;
    this.limit = limit;
    this.end = end;
    this.thread = new Thread(this::run, name);
    this.thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  private void run() {
    try {
      playAll();
    } finally {
      end.run();
    }
  }

  private void playAll() {
    for (CapturedCall call = calls.get(); call != null; call = calls.get()) {
      begin(call);
      ReplayResult result;
      try {
        result = replay.apply(call);
      } catch (Throwable failure) {
        result = new ReplayResult.Failed(call, "replay failed: " + failure);
      }
      if (!end(call, result)) {
        return;
      }
    }
  }

  private synchronized void begin(CapturedCall call) {
    current = call;
    deadline = System.nanoTime() + limit.toNanos();
    isInterrupted = false;
  }

  /** Hands the result over, unless the call was given up; then the lane ends. */
  private boolean end(CapturedCall call, ReplayResult result) {
    ReplayResult told;
    synchronized (this) {
      if (isAbandoned) {
        return false;
      }
      current = null;
      told = isInterrupted ? tookTooLong(call) : result;
      // An interrupt that came too late must not reach the next call.
      if (Thread.interrupted() && !isInterrupted) {
        told = result;
      }
    }
    results.accept(told);
    return true;
  }

  /** Returns how long it will take until {@link #check} may find something to do. */
  synchronized long nanosToCheck() {
    if (current == null) {
      return limit.toNanos();
    }
    return deadline + (isInterrupted ? GRACE.toNanos() : 0) - System.nanoTime();
  }

  /** Looks at the time. Returns {@code false} if the lane was given up. */
  boolean check() {
    CapturedCall givenUp;
    synchronized (this) {
      long late = System.nanoTime() - deadline;
      if (current == null || late < 0) {
        return true;
      }
      if (!isInterrupted) {
        isInterrupted = true;
        thread.interrupt();
        return true;
      }
      if (late < GRACE.toNanos()) {
        return true;
      }
      isAbandoned = true;
      givenUp = current;
    }
    results.accept(tookTooLong(givenUp));
    return false;
  }

  private ReplayResult tookTooLong(CapturedCall call) {
    return new ReplayResult.Failed(call, "took longer than " + limit.toMillis() + " ms");
  }
}
