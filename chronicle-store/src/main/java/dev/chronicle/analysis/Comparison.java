package dev.chronicle.analysis;

import dev.chronicle.store.FunctionStats;
import java.time.Duration;
import java.util.List;

/**
 * The figures of two sets of calls, function by function.
 *
 * @param total all functions together
 * @param functions each function that has calls in either, those that changed most first
 */
public record Comparison(FunctionChange total, List<FunctionChange> functions) {
  public Comparison {
    functions = List.copyOf(functions);
  }

  /** The figures of no calls. */
  static FunctionStats none(String name) {
    Duration zero = Duration.ZERO;
    return new FunctionStats(name, 0, 0, zero, zero, zero, zero, zero);
  }
}
