package dev.chronicle.replay;

import dev.chronicle.call.CapturedCall;
import dev.chronicle.call.CapturedThrowable;
import dev.chronicle.call.Outcome;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;

/**
 * The end of an asynchronous call that somebody else brought about while it was recorded: it was
 * cancelled, or its time was up. Nobody else is there in a replay.
 */
final class OutsideEnd {
  private static final Duration PATIENCE = Duration.ofMillis(500);

  private final CompletableFuture<?> future;
  private final CapturedThrowable error;

  private OutsideEnd(CompletableFuture<?> future, CapturedThrowable error) {
    this.future = future;
    this.error = error;
  }

  /**
   * Returns how a call was ended; {@code null} if it ended by itself.
   *
   * @param returned what the method of today has returned; may be {@code null}
   */
  static OutsideEnd of(CapturedCall recorded, Object returned) {
    return returned instanceof CompletionStage<?> stage
            && recorded.outcome() instanceof Outcome.Threw threw
            && (isA(CancellationException.class, threw) || isA(TimeoutException.class, threw))
        ? new OutsideEnd(stage.toCompletableFuture(), threw.error())
        : null;
  }

  private static boolean isA(Class<?> type, Outcome.Threw threw) {
    return threw.error().type().equals(type.getName());
  }

  /**
   * Gives a call some time to end by itself, then ends it as it was ended. What it would have done
   * without that end is not recorded, so a call that goes further than the recorded one is skipped.
   *
   * @param limit how long the call may take
   */
  void await(Replay replay, Duration limit) throws InterruptedException {
    Duration patience = limit.compareTo(PATIENCE) < 0 ? limit : PATIENCE;
    if (replay.await(patience)) {
      Outcome outcome = replay.root().replayed().outcome();
      if (outcome instanceof Outcome.Returned
          || (outcome instanceof Outcome.Threw threw
              && UnansweredCallException.isCauseOf(threw.error()))) {
        skip(replay, "before it got as far as it does now");
      }
      return;
    }
    bringAbout();
    if (!replay.await(patience)) {
      skip(replay, "which cannot be done to what it returns now");
    }
  }

  private void bringAbout() {
    if (error.type().equals(TimeoutException.class.getName())) {
      future.completeExceptionally(new TimeoutException(error.message()));
    } else {
      future.cancel(true);
    }
  }

  private void skip(Replay replay, String why) {
    replay.skip("it was ended from outside by a %s, %s".formatted(error.type(), why));
  }
}
