package dev.chronicle.analysis;

import dev.chronicle.store.FunctionStats;

/**
 * A function's figures, and how they developed from the earlier half of the time to the later.
 *
 * @param whole of the whole time
 * @param earlier of its earlier half
 * @param later of its later half
 */
public record FunctionTrend(FunctionStats whole, FunctionStats earlier, FunctionStats later) {

  /** Returns the function's public name. */
  public String name() {
    return whole.name();
  }

  /** Returns how the figures went from the earlier half to the later. */
  public FunctionChange change() {
    return new FunctionChange(earlier, later);
  }
}
