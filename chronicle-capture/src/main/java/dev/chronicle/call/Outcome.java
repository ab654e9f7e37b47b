package dev.chronicle.call;

import java.util.List;

/** How a call ended, and which of its arguments were no longer the same by then. */
public sealed interface Outcome {

  /** Arguments that the method changed, as they were at its end; usually empty. */
  List<CapturedArgument> mutatedArguments();

  /** Says whether the call ended with an exception. */
  default boolean isError() {
    return this instanceof Threw;
  }

  /**
   * The method returned.
   *
   * @param value the result; {@link CapturedValue#NULL} for a {@code void} method
   */
  record Returned(CapturedValue value, List<CapturedArgument> mutatedArguments) implements Outcome {
    public Returned {
      mutatedArguments = List.copyOf(mutatedArguments);
    }

    /** A result without changed arguments. */
    public Returned(CapturedValue value) {
      this(value, List.of());
    }
  }

  /**
   * The method threw.
   *
   * @param error what it threw
   */
  record Threw(CapturedThrowable error, List<CapturedArgument> mutatedArguments)
      implements Outcome {
    public Threw {
      mutatedArguments = List.copyOf(mutatedArguments);
    }

    /** An exception without changed arguments. */
    public Threw(CapturedThrowable error) {
      this(error, List.of());
    }
  }
}
