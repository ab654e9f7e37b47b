package dev.chronicle.capture.internal;

import dev.chronicle.call.CapturedArgument;
import dev.chronicle.call.CapturedValue;
import dev.chronicle.call.DependencyCall;
import dev.chronicle.call.Outcome;
import dev.chronicle.call.Timing;
import dev.chronicle.capture.replay.Answer;
import dev.chronicle.capture.replay.DependencyRequest;
import dev.chronicle.capture.value.ByteBudget;
import dev.chronicle.capture.value.Redactor;
import dev.chronicle.capture.value.ValueCodec;
import dev.chronicle.capture.value.ValueSlot;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.aspectj.lang.JoinPoint;
import org.aspectj.lang.reflect.MethodSignature;

/**
 * Follows the calls that captured methods make to others: records them or, in a replay, answers
 * them instead of letting them be made.
 *
 * <p>Thread-safe. Outside a replay nothing that goes wrong in here leaves it; in a replay, what
 * cannot be answered fails.
 */
public final class Dependencies {
  private final ValueCodec codec;
  private final CallClock clock;
  private final Set<String> leftOut;
  private final JoinPoints<DependencyMethod> methods = new JoinPoints<>();

  private final ClassValue<Map<Method, DependencyMethod>> proxied = new PerInterface();

  /** Follows calls but for those of the kinds that are {@code leftOut}. */
  Dependencies(ValueCodec codec, CallClock clock, Set<String> leftOut) {
    this.codec = codec;
    this.clock = clock;
    this.leftOut = Set.copyOf(leftOut);
  }

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
   * @param resultType what it returns; {@code void.class} for nothing
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
        open.line().innermost(open.outer());
        open.dependencies().end(open, result, null);
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
    open.line().innermost(open.outer());
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
      open.dependencies().end(open, stage, null);
    }
  }

  private static <T> void settle(
      CompletionStage<T> stage, OpenDependency open, Function<T, Object> recorded) {
    stage.whenComplete(
        (result, error) ->
            open.dependencies()
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
      open.line().innermost(open.outer());
      open.dependencies().end(open, null, error);
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
    ActiveCall call = stack.current();
    return (call == null || call.refusal() != null) && stack.replay() == null;
  }

  private OpenDependency beginMethod(
      CallStack stack, JoinPoint.StaticPart joinPoint, Object[] arguments) {
    if (!beginWork(stack)) {
      return null;
    }
    try {
      if (isFull(stack)) {
        return null;
      }
      return begin(
          stack,
          find(joinPoint),
          joinPoint.getKind().equals(JoinPoint.METHOD_CALL)
              ? DependencyForm.CALL_SITE
              : DependencyForm.EXECUTION,
          arguments);
    } catch (Throwable failure) {
      return notBegun(stack, failure);
    } finally {
      stack.atWork = false;
    }
  }

  private OpenDependency beginProxied(
      CallStack stack, Class<?> type, Method method, Object[] arguments) {
    if (!beginWork(stack)) {
      return null;
    }
    try {
      if (isFull(stack)) {
        return null;
      }
      DependencyMethod known =
          proxied
              .get(type)
              .computeIfAbsent(method, unknown -> DependencyMethod.of(type, unknown, codec));
      return begin(stack, known, DependencyForm.PROXY, arguments);
    } catch (Throwable failure) {
      return notBegun(stack, failure);
    } finally {
      stack.atWork = false;
    }
  }

  private OpenDependency begin(
      CallStack stack, DependencyMethod method, DependencyForm form, Object[] arguments) {
    if (leftOut.contains(method.kind())) {
      return null;
    }
    Line line = stack.line();
    if (line.innermost() != null && line.innermost().covers(method, form)) {
      return null;
    }
    List<CapturedArgument> written = new ArrayList<>(arguments.length);
    ByteBudget budget = budget(line);
    for (int i = 0; i < method.parameters().size(); i++) {
      ValueSlot slot = method.parameters().get(i);
      written.add(new CapturedArgument(slot.name(), codec.write(arguments[i], slot, budget)));
    }
    ValueSlot result = method.result();
    DependencyRequest request =
        new DependencyRequest(
            method.kind(),
            method.name(),
            line.path(),
            written,
            result == null ? void.class : result.type(),
            method.exceptionTypes());
    return open(stack, line, request, result, method, form);
  }

  private OpenDependency begin(
      CallStack stack,
      String kind,
      Function<Redactor, String> name,
      List<NamedValue> arguments,
      Type resultType,
      List<Class<?>> exceptionTypes) {
    if (!beginWork(stack)) {
      return null;
    }
    try {
      if (leftOut.contains(kind) || isFull(stack)) {
        return null;
      }
      Line line = stack.line();
      List<CapturedArgument> written = new ArrayList<>(arguments.size());
      ByteBudget budget = budget(line);
      for (NamedValue argument : arguments) {
        ValueSlot slot = codec.slot(null, argument.meaning(), Object.class, null);
        written.add(
            new CapturedArgument(argument.name(), codec.write(argument.value(), slot, budget)));
      }
      ValueSlot result = resultType == void.class ? null : codec.slot(null, null, resultType, null);
      DependencyRequest request =
          new DependencyRequest(
              kind, codec.text(name, budget), line.path(), written, resultType, exceptionTypes);
      return open(stack, line, request, result, null, DependencyForm.CALL_SITE);
    } catch (Throwable failure) {
      return notBegun(stack, failure);
    } finally {
      stack.atWork = false;
    }
  }

  private OpenDependency open(
      CallStack stack,
      Line line,
      DependencyRequest request,
      ValueSlot result,
      DependencyMethod method,
      DependencyForm form) {
    ActiveCall call = line.call();
    int position = call == null ? -1 : call.reserveDependency();
    Replay replay = stack.replay();
    Answer answer = replay == null ? null : replay.answersFor(call).answer(request);
    if (replay != null && answer == null) {
      throw new IllegalStateException("no answer for " + request.kind() + " " + request.name());
    }
    OpenDependency open =
        new OpenDependency(
            this, line, position, request, result, method, form, answer, clock.ticks());
    line.innermost(open);
    return open;
  }

  private void end(OpenDependency open, Object result, Throwable error) {
    long endTicks = clock.ticks();
    ActiveCall call = open.line().call();
    CallStack stack = CallStack.ofThisThread();
    if (open.position() < 0 || !stack.beginWork()) {
      return;
    }
    try {
      DependencyRequest request = open.request();
      call.dependency(
          open.position(),
          new DependencyCall(
              request.kind(),
              request.name(),
              request.path(),
              open.depth(),
              request.arguments(),
              outcome(open, result, error),
              timing(open.startTicks(), endTicks)));
    } catch (Throwable failure) {
      call.omitDependency();
    } finally {
      stack.atWork = false;
    }
  }

  private Outcome outcome(OpenDependency open, Object result, Throwable error) {
    if (error != null) {
      return new Outcome.Threw(codec.write(error, budget(open.line())));
    }
    ValueSlot slot = open.result();
    return new Outcome.Returned(
        slot == null ? CapturedValue.NULL : codec.write(result, slot, budget(open.line())));
  }

  private Timing timing(long startTicks, long endTicks) {
    return new Timing(
        CallClock.instant(clock.epochNanos(startTicks)),
        Duration.ofNanos(Math.max(0, endTicks - startTicks)));
  }

  private DependencyMethod find(JoinPoint.StaticPart joinPoint) throws NoSuchMethodException {
    Class<?> within = joinPoint.getSourceLocation().getWithinType();
    DependencyMethod known = methods.get(within, joinPoint.getId());
    if (known == null) {
      MethodSignature signature = (MethodSignature) joinPoint.getSignature();
      Method method = signature.getMethod();
      if (method == null) {
        throw new NoSuchMethodException(signature.toLongString());
      }
      known = DependencyMethod.of(signature.getDeclaringType(), method, codec);
      methods.put(within, joinPoint.getId(), known);
    }
    return known;
  }

  private ByteBudget budget(Line line) {
    ActiveCall call = line.call();
    if (call == null) {
      return codec.newBudget();
    }
    call.writeDeferredArguments();
    return call.budget();
  }

  /** Says whether no more is recorded of this call; a replay answers all the same. */
  private static boolean isFull(CallStack stack) {
    return stack.replay() == null && stack.current().omitsFurtherDependency();
  }

  private static boolean beginWork(CallStack stack) {
    boolean begun = stack.beginWork();
    if (!begun && stack.replay() != null) {
      throw new IllegalStateException(
          "a dependency was called by code that runs while a value is written down");
    }
    return begun;
  }

  private static OpenDependency notBegun(CallStack stack, Throwable failure) {
    if (stack.replay() != null) {
      throw Unchecked.rethrow(failure);
    }
    stack.current().omitDependency();
    return null;
  }

  /** Static, so that an interface does not hold on to the {@link Dependencies} that asked. */
  private static final class PerInterface extends ClassValue<Map<Method, DependencyMethod>> {
    @Override
    protected Map<Method, DependencyMethod> computeValue(Class<?> type) {
      return new ConcurrentHashMap<>();
    }
  }
}
