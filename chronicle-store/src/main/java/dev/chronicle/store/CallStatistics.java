package dev.chronicle.store;

import dev.chronicle.call.DropReason;
import java.util.List;
import java.util.Map;

/**
 * What all calls of a range of time amount to.
 *
 * @param total all functions together; its {@link FunctionStats#name()} is empty
 * @param byFunction each function, most calls first
 * @param dropped calls that are not there, by reason, sampled out ones included; a reason that
 *     never occurred is absent
 * @param losses the same by function, and what is stored without its values, most first; functions
 *     of which nothing is missing are absent
 */
public record CallStatistics(
    FunctionStats total,
    List<FunctionStats> byFunction,
    Map<DropReason, Long> dropped,
    List<FunctionLosses> losses) {
  public CallStatistics {
    byFunction = List.copyOf(byFunction);
    dropped = Map.copyOf(dropped);
    losses = List.copyOf(losses);
  }

  /** Returns how many calls are stored without arguments and results, because of high load. */
  public long withoutValuesCount() {
    return losses.stream().mapToLong(FunctionLosses::withoutValues).sum();
  }

  /**
   * Returns how many calls were lost, or left out by a limit; what sampling left out is neither.
   */
  public long droppedCount() {
    return dropped.values().stream().mapToLong(Long::longValue).sum() - sampledOutCount();
  }

  /** Returns how many calls sampling left out on purpose. */
  public long sampledOutCount() {
    return dropped.getOrDefault(DropReason.SAMPLED_OUT, 0L);
  }
}
