package dev.chronicle.replay;

import dev.chronicle.call.CapturedCall;
import dev.chronicle.call.FunctionId;
import dev.chronicle.capture.replay.ReplayScope;
import dev.chronicle.capture.replay.ReplayScopes;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Plays back one call on the calling thread. Thread-safe. */
final class CallRunner implements CallPlayer {
  private final Rules rules;
  private final ReplayScopes scopes;
  private final TargetResolver targets;
  private final ArgumentReader arguments;
  private final Judge judge;
  private final Duration timeLimit;
  private final AtomicLong liveCalls = new AtomicLong();

  CallRunner(
      Rules rules,
      ReplayScopes scopes,
      TargetResolver targets,
      ArgumentReader arguments,
      Duration timeLimit) {
    this.rules = rules;
    this.scopes = scopes;
    this.targets = targets;
    this.arguments = arguments;
    this.judge = new Judge(rules);
    this.timeLimit = timeLimit;
  }

  @Override
  public ReplayResult play(CapturedCall call, List<CapturedCall> tree) {
    try {
      LiveMethod method = method(call.function());
      Object[] values = arguments.read(call, method);
      return run(method, target(method), values, RecordedCall.whole(call, tree));
    } catch (NotReplayableException reason) {
      return reason.resultFor(call);
    }
  }

  Optional<Method> methodOf(CapturedCall call) {
    try {
      return Optional.of(method(call.function()).reflected());
    } catch (NotReplayableException none) {
      return Optional.empty();
    }
  }

  @Override
  public long liveCalls() {
    return liveCalls.get();
  }

  private LiveMethod method(FunctionId function) throws NotReplayableException {
    LiveMethod method = rules.methods().exactly(function);
    if (method == null) {
      method = rules.methods().renamed(function);
    }
    if (method == null) {
      method = rules.methods().changed(function);
    }
    if (method != null) {
      return method;
    }
    String name = function.declaringClass() + "." + function.method();
    if (!rules.methods().allows(function)) {
      throw NotReplayableException.skipped(
          "%s is none of the classes that may be replayed".formatted(function.declaringClass()));
    }
    throw NotReplayableException.incompatible(
        "%s%s is not there any more, and no other method is named %s by @Capture"
            .formatted(name, function.descriptor(), function.name()));
  }

  private Object target(LiveMethod method) throws NotReplayableException {
    if (method.isStatic()) {
      return null;
    }
    Object target;
    try {
      target = targets.resolve(method.declaringClass());
    } catch (Exception | LinkageError failure) {
      throw NotReplayableException.failed(
          "target of %s could not be made: %s"
              .formatted(method.declaringClass().getName(), failure));
    }
    if (target == null) {
      throw NotReplayableException.skipped(
          "no target for %s: name one to TargetResolver"
              .formatted(method.declaringClass().getName()));
    }
    if (!method.declaringClass().isInstance(target)) {
      throw NotReplayableException.failed(
          "target must be a %s, was a %s"
              .formatted(method.declaringClass().getName(), target.getClass().getName()));
    }
    return target;
  }

  private ReplayResult run(
      LiveMethod method, Object target, Object[] values, RecordedCall recorded) {
    Replay replay = new Replay(rules, recorded);
    boolean hasEnded = false;
    ReplayScope scope = scopes.open(replay);
    try {
      hasEnded = end(invoke(method, target, values), replay);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } finally {
      scope.close();
      liveCalls.addAndGet(scope.liveCalls());
    }
    if (replay.root() == null) {
      return new ReplayResult.Failed(
          recorded.call(), method + " ran without being captured: is it woven?");
    }
    return hasEnded
        ? judge.judge(replay)
        : new ReplayResult.Failed(
            recorded.call(), "took longer than %d ms".formatted(timeLimit.toMillis()));
  }

  /** Waits for the end. Returns whether there is anything to judge. */
  private boolean end(Object returned, Replay replay) throws InterruptedException {
    OutsideEnd outside = OutsideEnd.of(replay.recorded().call(), returned);
    if (outside == null) {
      return replay.await(timeLimit);
    }
    outside.await(replay, timeLimit);
    return true;
  }

  private static Object invoke(LiveMethod method, Object target, Object[] values) {
    try {
      return method.invoke(target, values);
    } catch (Throwable outcome) {
      // Whatever it throws was captured as its outcome.
      return null;
    }
  }
}
