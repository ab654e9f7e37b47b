package dev.chronicle.replay;

import dev.chronicle.call.CapturedArgument;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.call.CapturedValue;
import dev.chronicle.call.Outcome;
import dev.chronicle.capture.value.ByteBudget;
import dev.chronicle.capture.value.ValueCodec;
import dev.chronicle.capture.value.ValueSlot;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;

/**
 * One call of a method that is perhaps not woven, written down as if it were. Used once, by one
 * thread.
 */
final class UncapturedCall {
  private final ValueCodec codec;
  private final LiveMethod method;
  private final Object[] values;
  private final ByteBudget budget;
  private final List<ValueSlot> slots = new ArrayList<>();
  private final List<CapturedArgument> arguments = new ArrayList<>();
  private Outcome outcome;
  private Duration duration;

  /**
   * Writes down the arguments.
   *
   * @param recorded tells what they are called
   */
  UncapturedCall(ValueCodec codec, LiveMethod method, CapturedCall recorded, Object[] values) {
    this.codec = codec;
    this.method = method;
    this.values = values;
    this.budget = codec.newBudget();
    for (int i = 0; i < values.length; i++) {
      String name = recorded.arguments().get(i).name();
      Parameter parameter = method.parameters().get(i);
      slots.add(
          codec.slot(method.declaringClass(), name, parameter.getParameterizedType(), parameter));
      arguments.add(new CapturedArgument(name, codec.write(values[i], slots.get(i), budget)));
    }
  }

  /**
   * Makes the call and waits for its end.
   *
   * @throws InterruptedException if the thread was interrupted while it waited for a stage
   */
  void invoke(Object target) throws InterruptedException {
    long start = System.nanoTime();
    Object result = null;
    Throwable error = null;
    try {
      result = method.invoke(target, values);
    } catch (Throwable thrown) {
      error = thrown;
    }
    if (result instanceof CompletionStage<?> stage) {
      try {
        result = stage.toCompletableFuture().get();
      } catch (ExecutionException failed) {
        error = failed.getCause();
      } catch (CancellationException cancelled) {
        error = cancelled;
      }
    }
    duration = Duration.ofNanos(System.nanoTime() - start);
    outcome =
        error == null
            ? new Outcome.Returned(written(result), mutated())
            : new Outcome.Threw(codec.write(error, budget), mutated());
  }

  private CapturedValue written(Object result) {
    Type type = resultType(method.reflected().getGenericReturnType());
    return type == void.class
        ? CapturedValue.NULL
        : codec.write(
            result,
            codec.resultSlot(method.declaringClass(), method.name(), type, method.reflected()),
            budget);
  }

  /** Returns what a recorded result is of: what a stage completes with, not the stage. */
  private static Type resultType(Type declared) {
    if (declared instanceof ParameterizedType generic
        && CompletionStage.class.isAssignableFrom((Class<?>) generic.getRawType())
        && generic.getActualTypeArguments().length == 1) {
      return generic.getActualTypeArguments()[0];
    }
    return declared instanceof Class<?> raw && CompletionStage.class.isAssignableFrom(raw)
        ? Object.class
        : declared;
  }

  private List<CapturedArgument> mutated() {
    List<CapturedArgument> mutated = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      CapturedArgument before = arguments.get(i);
      CapturedValue after = codec.writeIfChanged(values[i], slots.get(i), before.value(), budget);
      if (after != null) {
        mutated.add(new CapturedArgument(before.name(), after));
      }
    }
    return mutated;
  }

  /** Returns the arguments as they were before the call. */
  List<CapturedArgument> arguments() {
    return arguments;
  }

  /** Returns how the call ended; {@code null} before. */
  Outcome outcome() {
    return outcome;
  }

  /** Returns how long it took; {@code null} before its end. */
  Duration duration() {
    return duration;
  }
}
