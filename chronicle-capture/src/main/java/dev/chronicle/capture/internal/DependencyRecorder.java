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
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.aspectj.lang.JoinPoint;
import org.aspectj.lang.reflect.MethodSignature;

/**
 * Records what captured methods ask others for or, in a replay, finds the answers to that.
 *
 * <p>Thread-safe. Outside a replay nothing that goes wrong in here leaves it.
 */
final class DependencyRecorder {
  private final ValueCodec codec;
  private final CallClock clock;
  private final Set<String> leftOut;
  private final JoinPoints<DependencyMethod> methods = new JoinPoints<>();

  private final ClassValue<Map<Method, DependencyMethod>> proxied = new PerInterface();

  /** Follows calls but for those of the kinds that are {@code leftOut}. */
  DependencyRecorder(ValueCodec codec, CallClock clock, Set<String> leftOut) {
    this.codec = codec;
    this.clock = clock;
    this.leftOut = Set.copyOf(leftOut);
  }

  ValueCodec codec() {
    return codec;
  }

  /** Returns the time as the starts and ends of calls are measured. */
  long ticks() {
    return clock.ticks();
  }

  OpenDependency beginMethod(CallStack stack, JoinPoint.StaticPart joinPoint, Object[] arguments) {
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

  OpenDependency beginProxied(CallStack stack, Class<?> type, Method method, Object[] arguments) {
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
    List<ValueSlot> slots = method.parameters().of(arguments);
    for (int i = 0; i < slots.size(); i++) {
      ValueSlot slot = slots.get(i);
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

  OpenDependency begin(
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
      Type shownAs = resultType == Outcome.class ? Object.class : resultType;
      ValueSlot result = shownAs == void.class ? null : codec.slot(null, null, shownAs, null);
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
    Replay replay = stack.replay();
    Answer answer = replay == null ? null : replay.answersFor(line.call()).answer(request);
    if (replay != null && answer == null) {
      throw new IllegalStateException("no answer for " + request.kind() + " " + request.name());
    }
    int position = line.call() instanceof RecordedCall call ? call.dependencies().reserve() : -1;
    OpenDependency open =
        new OpenDependency(
            this, line, position, request, result, method, form, answer, clock.ticks());
    line.innermost(open);
    return open;
  }

  void end(OpenDependency open, Object result, Throwable error) {
    end(open, clock.ticks(), () -> outcome(open, result, error));
  }

  /** Ends a call that was over at a time before. */
  void end(OpenDependency open, long endTicks, Supplier<Outcome> outcome) {
    CallStack stack = CallStack.ofThisThread();
    if (!(open.line().call() instanceof RecordedCall call)
        || open.position() < 0
        || !stack.beginWork()) {
      return;
    }
    try {
      DependencyRequest request = open.request();
      call.dependencies()
          .fill(
              open.position(),
              new DependencyCall(
                  request.kind(),
                  request.name(),
                  request.path(),
                  open.depth(),
                  request.arguments(),
                  outcome.get(),
                  timing(open.startTicks(), endTicks)));
    } catch (Throwable failure) {
      // the place that it did not fill counts it
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
    if (!(line.call() instanceof RecordedCall call)) {
      return codec.newBudget();
    }
    call.arguments().writeLater(codec, call.budget());
    return call.budget();
  }

  /** Says whether no more is recorded of this call; a replay answers all the same. */
  private static boolean isFull(CallStack stack) {
    return stack.replay() == null
        && stack.current() instanceof RecordedCall call
        && call.dependencies().omitsFurther();
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
    if (stack.current() instanceof RecordedCall call) {
      call.dependencies().omit();
    }
    return null;
  }

  /** Static, so that an interface does not hold on to the {@link DependencyRecorder} that asked. */
  private static final class PerInterface extends ClassValue<Map<Method, DependencyMethod>> {
    @Override
    protected Map<Method, DependencyMethod> computeValue(Class<?> type) {
      return new ConcurrentHashMap<>();
    }
  }
}
