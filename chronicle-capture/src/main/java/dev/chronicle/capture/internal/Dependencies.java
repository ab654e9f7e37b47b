package dev.chronicle.capture.internal;

import dev.chronicle.capture.value.Redactor;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.aspectj.lang.JoinPoint;

/**
 * What woven code and adapters tell of the calls that captured methods make to others.
 *
 * <p>Thread-safe. Outside a replay nothing that goes wrong in here leaves it; in a replay, what
 * cannot be answered fails.
 */
public final class Dependencies {
  private Dependencies() {}

  /**
   * Begins a call of a method that is a dependency: {@code null} when it is not to be recorded.
   * Throws only in a replay.
   */
  public static OpenDependency enter(JoinPoint.StaticPart joinPoint, Object[] arguments) {
    CallStack stack = CallStack.ofThisThread();
    Recorder recorder = stack.recorder();
    return recorder == null || isOutside(stack)
        ? null
        : counted(stack, recorder.dependencies().beginMethod(stack, joinPoint, arguments));
  }

  /**
   * Begins a call that comes through a proxy: {@code null} when it is not to be recorded. Throws
   * only in a replay.
   *
   * @param type the interface of the proxy
   */
  static OpenDependency enter(Class<?> type, Method method, Object[] arguments) {
    CallStack stack = CallStack.ofThisThread();
    Recorder recorder = stack.recorder();
    return recorder == null || isOutside(stack)
        ? null
        : counted(stack, recorder.dependencies().beginProxied(stack, type, method, arguments));
  }

  /**
   * Begins a call that an adapter makes: {@code null} when it is not to be recorded. Throws only in
   * a replay.
   *
   * @param resultType what it returns; {@code void.class} for nothing, {@code Outcome.class} for
   *     what is read from a {@link ReadAnswer}
   */
  public static OpenDependency enter(
      String kind, String name, List<NamedValue> arguments, Type resultType) {
    return enter(kind, name, arguments, resultType, List.of());
  }

  /** The same for a call that may throw, beside unchecked exceptions, these. */
  public static OpenDependency enter(
      String kind,
      String name,
      List<NamedValue> arguments,
      Type resultType,
      List<Class<?>> exceptionTypes) {
    return enter(kind, redactor -> redactor.redact(name), arguments, resultType, exceptionTypes);
  }

  /** The same for a call whose name takes more than its text to be told without its secrets. */
  public static OpenDependency enter(
      String kind,
      Function<Redactor, String> name,
      List<NamedValue> arguments,
      Type resultType,
      List<Class<?>> exceptionTypes) {
    CallStack stack = CallStack.ofThisThread();
    Recorder recorder = stack.recorder();
    return recorder == null || isOutside(stack)
        ? null
        : counted(
            stack,
            recorder
                .dependencies()
                .begin(stack, kind, name, arguments, resultType, exceptionTypes));
  }

  /** Begins the reading of a value: as a call of an adapter, without arguments. */
  public static OpenDependency enterValue(String kind, String name, Type type) {
    return enter(kind, name, List.of(), type);
  }

  /** Says whether a dependency call made here and now would be recorded or answered. */
  public static boolean isFollowed() {
    CallStack stack = CallStack.ofThisThread();
    return stack.recorder() != null && !isOutside(stack);
  }

  /** Says the same, but for calls within other dependency calls, to which no replay comes. */
  public static boolean isFollowedDirectly() {
    return isFollowed() && CallStack.ofThisThread().line().depth() == 0;
  }

  /** Says whether this thread takes part in a replay, so that nothing may be asked for real. */
  public static boolean isReplayed() {
    return CallStack.ofThisThread().replay() != null;
  }

  /** Says whether a replay answers the call, so that it must not be made. */
  public static boolean isAnswered(OpenDependency open) {
    return open != null && open.isAnswered();
  }

  /** Returns or throws what a replay answers. */
  public static Object answer(OpenDependency open) {
    return open.answer();
  }

  /**
   * Ends a call with its result, which is handed back; if that is a stage, with what it completes
   * with. Never throws.
   */
  public static Object returned(OpenDependency open, Object result) {
    if (open != null) {
      if (result instanceof CompletionStage<?> stage) {
        returnedLater(open, stage, completed -> completed);
      } else {
        open.leaveLine();
        open.recorder().end(open, result, null);
      }
    }
    return result;
  }

  /**
   * Ends a call with what a stage completes with, once it does. Never throws.
   *
   * @param recorded makes what is recorded of that
   */
  public static <T> void returnedLater(
      OpenDependency open, CompletionStage<T> stage, Function<T, Object> recorded) {
    open.leaveLine();
    try {
      CompletableFuture<T> future = stage.toCompletableFuture();
      open.settleEarly(
          () -> {
            if (future.isDone()) {
              settle(future, open, recorded);
            }
          });
      settle(stage, open, recorded);
    } catch (RuntimeException | Error notSupported) {
      open.recorder().end(open, stage, null);
    }
  }

  private static <T> void settle(
      CompletionStage<T> stage, OpenDependency open, Function<T, Object> recorded) {
    stage.whenComplete(
        (result, error) ->
            open.recorder()
                .end(open, error == null ? recorded.apply(result) : null, Recorder.cause(error)));
  }

  /** Ends a call with its exception, which is thrown on as it is. */
  public static RuntimeException threw(OpenDependency open, Throwable error) {
    failed(open, error);
    return Unchecked.rethrow(error);
  }

  /** Ends a call with its exception. Never throws. */
  public static void failed(OpenDependency open, Throwable error) {
    if (open != null) {
      open.leaveLine();
      open.recorder().end(open, null, error);
    }
  }

  /** Counts a call that a replay does not answer, and that is made for real therefore. */
  private static OpenDependency counted(CallStack stack, OpenDependency open) {
    if (open == null && stack.replay() != null) {
      stack.replay().letThrough();
    }
    return open;
  }

  private static boolean isOutside(CallStack stack) {
    return !(stack.current() instanceof RecordedCall) && stack.replay() == null;
  }
}
