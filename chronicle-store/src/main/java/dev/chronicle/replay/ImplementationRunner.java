package dev.chronicle.replay;

import dev.chronicle.call.CapturedArgument;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.call.FunctionId;
import dev.chronicle.call.Timing;
import dev.chronicle.capture.replay.ReplayScope;
import dev.chronicle.capture.replay.ReplayScopes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Plays calls back on another implementation. Thread-safe. */
final class ImplementationRunner implements CallPlayer {
  private final Implementation implementation;
  private final Rules rules;
  private final ReplayScopes scopes;
  private final ArgumentReader arguments;
  private final Duration timeLimit;
  private final Judge judge;
  private final AtomicLong liveCalls = new AtomicLong();

  ImplementationRunner(
      Implementation implementation,
      Rules recorded,
      ReplayScopes scopes,
      ArgumentReader arguments,
      Duration timeLimit) {
    this.implementation = implementation;
    this.rules =
        new Rules(
            recorded.codec(),
            recorded.comparison(),
            recorded.masks(),
            recorded.throwables(),
            new WovenMethods(implementation.methods()),
            recorded.knowsKey());
    this.scopes = scopes;
    this.arguments = arguments;
    this.timeLimit = timeLimit;
    this.judge = new Judge(rules);
  }

  @Override
  public ReplayResult play(CapturedCall call, List<CapturedCall> tree) {
    try {
      LiveMethod method = implementation.methodFor(call.function());
      Object[] values = arguments.readInOrder(call, method);
      return run(method, values, RecordedCall.whole(call, tree).flattened());
    } catch (NotReplayableException reason) {
      return reason.resultFor(call);
    }
  }

  @Override
  public long liveCalls() {
    return liveCalls.get();
  }

  private ReplayResult run(LiveMethod method, Object[] values, RecordedCall recorded) {
    CapturedCall call = recorded.call();
    Replay replay = new Replay(rules, recorded);
    CallAnswers answers = replay.enter();
    UncapturedCall uncaptured = new UncapturedCall(rules.codec(), method, call, values);
    boolean hasEnded = false;
    ReplayScope scope = scopes.open(new ForeignAnswers(answers));
    try {
      uncaptured.invoke(implementation.target());
      answers.ended(replayed(call, method, uncaptured));
      hasEnded = replay.await(timeLimit);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } finally {
      scope.close();
      liveCalls.addAndGet(scope.liveCalls());
    }
    return hasEnded
        ? judge.judge(replay)
        : new ReplayResult.Failed(call, "took longer than %d ms".formatted(timeLimit.toMillis()));
  }

  private static CapturedCall replayed(CapturedCall call, LiveMethod method, UncapturedCall now) {
    List<CapturedArgument> arguments = now.arguments();
    return new CapturedCall(
        call.id(),
        call.parentId(),
        new FunctionId(
            method.declaringClass().getName(),
            method.name(),
            method.descriptor(),
            call.function().name()),
        arguments,
        now.outcome(),
        new Timing(Instant.now(), now.duration()),
        call.origin(),
        List.of());
  }
}
