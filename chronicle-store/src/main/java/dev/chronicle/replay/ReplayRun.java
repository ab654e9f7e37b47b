package dev.chronicle.replay;

import dev.chronicle.call.CapturedCall;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Calls being played back in the background: to watch, to wait for, and to stop.
 *
 * <p>Thread-safe.
 */
public final class ReplayRun {
  private static final int READ_AHEAD = 256;

  private final CallSource source;
  private final Selection selection;
  private final CallPlayer player;
  private final ReplayListener listener;
  private final Duration timeLimit;
  private final ReportBuilder report = new ReportBuilder();
  private final Handover waiting = new Handover(READ_AHEAD);
  private final CompletableFuture<ReplayReport> result = new CompletableFuture<>();
  private volatile Throwable failure;

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
    Lanes lanes = new Lanes(this::lane, timeLimit);
    inBackground("chronicle-replay-reader", this::read);
    inBackground("chronicle-replay-watch", () -> play(lanes, parallelism));
    return this;
  }

  private Lane lane(Runnable end) {
    return new Lane("chronicle-replay", waiting::take, this::replay, this::accept, timeLimit, end);
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
    waiting.cancel();
  }

  /**
   * Waits for the end and returns the report.
   *
   * @throws RuntimeException what reading the calls, or the listener, has thrown; likewise an
   *     {@link Error}
   */
  public ReplayReport report() {
    try {
      return result.join();
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof Error error) {
        throw error;
      }
      throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
    }
  }

  private static void inBackground(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  private void read() {
    try {
      source.forEach(selection, this::offer);
    } catch (RuntimeException | Error unreadable) {
      fail(unreadable);
    } finally {
      waiting.end();
    }
  }

  private void offer(CapturedCall call) {
    try {
      waiting.put(call);
    } catch (InterruptedException interrupted) {
      cancel();
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

  private void fail(Throwable cause) {
    failure = cause;
    cancel();
  }

  private void play(Lanes lanes, int parallelism) {
    lanes.run(parallelism);
    if (failure != null) {
      result.completeExceptionally(failure);
    } else {
      result.complete(report.build(player.liveCalls()));
    }
  }
}
