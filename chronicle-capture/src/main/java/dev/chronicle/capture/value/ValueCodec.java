package dev.chronicle.capture.value;

import dev.chronicle.call.CapturedThrowable;
import dev.chronicle.call.CapturedValue;
import dev.chronicle.call.Fidelity;
import dev.chronicle.call.Loss;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes live objects down as {@link CapturedValue}s and reads them back.
 *
 * <p>Immutable and thread-safe. Writing happens on the calling thread, never blocks, never throws
 * and, where it can be avoided, runs no code of the application's: fields are read, not getters.
 */
public final class ValueCodec {
  private final ValueLimits limits;
  private final int stackFrames;

  private ValueCodec(Builder builder) {
    this.limits = builder.limits;
    this.stackFrames = builder.stackFrames;
  }

  /** Starts a codec with {@link ValueLimits#DEFAULT}, 64 stack frames and no redaction. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns the budget for one call. */
  public ByteBudget newBudget() {
    return new ByteBudget(limits.bytes());
  }

  /**
   * Prepares a place that values come from, once for all calls.
   *
   * @param declaringClass the class that declares the method; {@code null} if unknown
   * @param name of the parameter; {@code null} for a result
   * @param type as declared
   */
  public ValueSlot slot(Class<?> declaringClass, String name, Type type) {
    return new ValueSlot(declaringClass, name, type);
  }

  /**
   * Writes down what stands in a slot now. Never throws: what cannot be written is recorded as
   * lost.
   *
   * @param value may be {@code null}
   */
  public CapturedValue write(Object value, ValueSlot slot, ByteBudget budget) {
    return write(value, slot.type(), budget);
  }

  /**
   * Writes down a value that has no name. Never throws: what cannot be written is recorded as lost.
   *
   * @param value may be {@code null}
   * @param declared the type by which it will be read
   */
  public CapturedValue write(Object value, Type declared, ByteBudget budget) {
    if (value == null) {
      return CapturedValue.NULL;
    }
    if (value instanceof Boolean || value instanceof Integer) {
      return CapturedValue.exact(value.toString());
    }
    return new CapturedValue(
        "\"" + value.getClass().getName() + "\"",
        Fidelity.OPAQUE,
        List.of(new Loss("$", Loss.Reason.UNSUPPORTED, value.getClass().getName())));
  }

  /** Writes down an exception with its causes. Never throws. */
  public CapturedThrowable write(Throwable error) {
    String frames =
        Stream.of(error.getStackTrace())
            .limit(stackFrames)
            .map(StackTraceElement::toString)
            .collect(Collectors.joining("\n"));
    return new CapturedThrowable(error.getClass().getName(), error.getMessage(), frames, null);
  }

  /**
   * Turns a recorded value back into an object.
   *
   * <p>Only classes that the declared type leads to, or that were named to the builder, are ever
   * made; none is looked up by a name that the recording holds.
   *
   * @return {@code null} if the recorded value was
   * @throws ValueReadException if the value is not {@link Fidelity#EXACT} or does not fit the type
   */
  public Object read(CapturedValue value, Type declared) {
    if (value.fidelity() != Fidelity.EXACT) {
      throw new ValueReadException("value must be EXACT, was: " + value.fidelity());
    }
    return switch (value.json()) {
      case "null" -> null;
      case "true" -> true;
      case "false" -> false;
      default -> Integer.valueOf(value.json());
    };
  }

  /**
   * Says whether a value provably never changes, so that it may be written down later on another
   * thread. Looks at a bounded part of it; in doubt, the answer is {@code false}. Never throws.
   */
  public boolean isImmutable(Object value) {
    return value == null || value instanceof String || value instanceof Integer;
  }

  /** Collects the parts of a {@link ValueCodec}. Not thread-safe. */
  public static final class Builder {
    private ValueLimits limits = ValueLimits.DEFAULT;
    private int stackFrames = 64;

    private Builder() {}

    /** Sets how much of a value is written down. */
    public Builder limits(ValueLimits limits) {
      this.limits = Objects.requireNonNull(limits, "limits must not be null");
      return this;
    }

    /**
     * Sets how many frames of a stack trace are written down; 0 for none.
     *
     * @throws IllegalArgumentException if {@code stackFrames} is negative
     */
    public Builder stackFrames(int stackFrames) {
      if (stackFrames < 0) {
        throw new IllegalArgumentException("stackFrames must not be negative, was: " + stackFrames);
      }
      this.stackFrames = stackFrames;
      return this;
    }

    /** Returns the codec. */
    public ValueCodec build() {
      return new ValueCodec(this);
    }
  }
}
