package dev.chronicle.capture.sampling;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * A bound on how many calls are recorded in a window of time: of each function, or of each function
 * for each value of a field of an argument. Beyond it nothing is recorded until the window is over,
 * errors neither, or only one call in so many. Immutable.
 *
 * <pre>{@code
 * CallLimit.of(1_000, Duration.ofMinutes(1))
 *     .functions("create_task")
 *     .byField("payload.type")
 *     .thenKeepOneIn(100);
 * }</pre>
 *
 * @param calls recorded in full in each window, 0 to 1,000,000
 * @param window positive
 * @param functions which functions it bounds, each by itself
 * @param field the name of an argument, then names of fields, record components or map keys; empty
 *     if it bounds all calls of a function together
 * @param keepOneIn beyond the limit, one call in so many is recorded; 0 for none
 */
public record CallLimit(
    int calls, Duration window, FunctionPattern functions, List<String> field, int keepOneIn) {

  public CallLimit {
    if (calls < 0 || calls > Quota.MOST) {
      throw new IllegalArgumentException(
          "calls must be between 0 and " + Quota.MOST + ", was: " + calls);
    }
    if (window.isZero() || window.isNegative()) {
      throw new IllegalArgumentException("window must be positive, was: " + window);
    }
    Objects.requireNonNull(functions, "functions must not be null");
    field = List.copyOf(field);
    if (field.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException(
          "field must be names with dots between them, was: " + String.join(".", field));
    }
    if (keepOneIn < 0) {
      throw new IllegalArgumentException("keepOneIn must not be negative, was: " + keepOneIn);
    }
  }

  /** A bound on the calls of each function. */
  public static CallLimit of(int calls, Duration window) {
    return new CallLimit(calls, window, FunctionPattern.ALL, List.of(), 0);
  }

  /** Bounds only functions whose public name matches; see {@link FunctionPattern}. */
  public CallLimit functions(String pattern) {
    return new CallLimit(calls, window, new FunctionPattern(pattern), field, keepOneIn);
  }

  /**
   * Counts calls by the value of a field: {@code payload.type} is the field, record component or
   * map key {@code type} of the argument {@code payload}. The first 1,000 values are counted each
   * by itself, further ones together, as are calls in which the field is {@code null}, missing or
   * not a single value.
   */
  public CallLimit byField(String path) {
    return new CallLimit(calls, window, functions, List.of(path.split("\\.", -1)), keepOneIn);
  }

  /**
   * Thins out instead of stopping: beyond the limit, one call in {@code calls} is recorded.
   *
   * @throws IllegalArgumentException if {@code calls} is not positive
   */
  public CallLimit thenKeepOneIn(int calls) {
    if (calls < 1) {
      throw new IllegalArgumentException("calls must be positive, was: " + calls);
    }
    return new CallLimit(this.calls, window, functions, field, calls);
  }
}
