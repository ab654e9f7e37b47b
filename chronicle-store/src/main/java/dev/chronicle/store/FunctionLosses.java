package dev.chronicle.store;

import dev.chronicle.call.DropReason;
import java.util.Map;

/**
 * What is missing of the calls of one function.
 *
 * @param name the public name of the function; empty where it is not known which it was, as of
 *     calls that were on their way when a program was killed
 * @param dropped calls that are not there, by reason, sampled out ones included; a reason that
 *     never occurred is absent
 * @param withoutValues calls that are stored without arguments and results, because the load was
 *     high
 */
public record FunctionLosses(String name, Map<DropReason, Long> dropped, long withoutValues) {
  public FunctionLosses {
    dropped = Map.copyOf(dropped);
  }

  /** Returns how many calls are concerned, but for those that sampling left out on purpose. */
  public long count() {
    return dropped.values().stream().mapToLong(Long::longValue).sum()
        - dropped.getOrDefault(DropReason.SAMPLED_OUT, 0L)
        + withoutValues;
  }
}
