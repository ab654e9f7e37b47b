package dev.chronicle.replay;

import dev.chronicle.call.CapturedCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/**
 * Calls being played back in the background: to watch, to wait for, and to stop.
 *
 * <p>Thread-safe.
 */
public final class ReplayRun {
  private static final int READ_AHEAD = 256;
  private static final Duration CHECKS = Duration.ofMillis(20);

  private final CallSource source;
  private final Selection selection;
  private final CallPlayer player;
  private final ReplayListener listener;
  private final Duration timeLimit;
  private final ReportBuilder report = new ReportBuilder();
  private final BlockingQueue<CapturedCall> waiting = new ArrayBlockingQueue<>(READ_AHEAD);
  private final List<Lane> lanes = new ArrayList<>();
  private final CompletableFuture<ReplayReport> result = new CompletableFuture<>();
  private volatile boolean isReadOut;
  private volatile boolean isCancelled;
  private volatile RuntimeException failure;

  ReplayRun(
      CallSource source,
      Selection selection,
      CallPlayer player,
      ReplayListener listener,
      Duration timeLimit) {
    this.source = source;
    this.selection = selection;
    this.player = player;
    this.listener = listener;
    this.timeLimit = timeLimit;
  }

  ReplayRun start(int parallelism) {
    for (int i = 0; i < parallelism; i++) {
      addLane();
    }
    inBackground("chronicle-replay-reader", this::read);
    inBackground("chronicle-replay-watch", this::watch);
    return this;
  }

  /** Returns what has become of the calls so far. */
  public ReplayCounts progress() {
    return report.counts();
  }

  /** Says whether all calls are through, or the run was stopped. */
  public boolean isDone() {
    return result.isDone();
  }

  /** Stops after the calls that are being played back now; the report tells of those until then. */
  public void cancel() {
    isCancelled = true;
    waiting.clear();
  }

  /**
   * Waits for the end and returns the report.
   *
   * @throws RuntimeException what reading the calls, or the listener, has thrown
   */
  public ReplayReport report() {
    try {
      return result.join();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
    }
  }

  private static void inBackground(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  private void addLane() {
    Lane lane = new Lane("chronicle-replay", this::next, this::replay, this::accept, timeLimit);
    lanes.add(lane);
    lane.start();
  }

  private void read() {
    try {
      source.forEach(
          selection,
          call -> {
            while (!isCancelled && !offer(call)) {
              // The lanes are busy.
            }
          });
    } catch (RuntimeException unreadable) {
      fail(unreadable);
    } finally {
      isReadOut = true;
    }
  }

  private boolean offer(CapturedCall call) {
    try {
      return waiting.offer(call, CHECKS.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      isCancelled = true;
      return false;
    }
  }

  private CapturedCall next() {
    while (!isCancelled) {
      boolean wasReadOut = isReadOut;
      CapturedCall call = poll();
      if (call != null || wasReadOut) {
        return call;
      }
    }
    return null;
  }

  private CapturedCall poll() {
    CapturedCall call = waiting.poll();
    try {
      return call != null || isReadOut
          ? call
          : waiting.poll(CHECKS.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException late) {
      // A call that has ended by now was to be interrupted.
      return waiting.poll();
    }
  }

  private ReplayResult replay(CapturedCall call) {
    return player.play(call, source.tree(call));
  }

  private void accept(ReplayResult one) {
    report.add(one);
    try {
      listener.onResult(one);
    } catch (RuntimeException refused) {
      fail(refused);
    }
  }

  private void fail(RuntimeException cause) {
    failure = cause;
    cancel();
  }

  /** Replaces lanes that were given up, until all have come to their end. */
  private void watch() {
    boolean isAlive = true;
    while (isAlive) {
      isAlive = false;
      for (Lane lane : List.copyOf(lanes)) {
        if (!lane.check()) {
          lanes.remove(lane);
          addLane();
          isAlive = true;
        }
        isAlive |= lane.isAlive();
      }
      pause();
    }
    if (failure != null) {
      result.completeExceptionally(failure);
    } else {
      result.complete(report.build(player.liveCalls()));
    }
  }

  private static void pause() {
    try {
      Thread.sleep(CHECKS.toMillis());
    } catch (InterruptedException unexpected) {
      Thread.currentThread().interrupt();
    }
  }
}
