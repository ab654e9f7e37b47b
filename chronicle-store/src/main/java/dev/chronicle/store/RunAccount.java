package dev.chronicle.store;

import dev.chronicle.call.DropReason;
import dev.chronicle.call.ServiceId;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What became of the calls of one run of a program, from its start to its end.
 *
 * <p>{@code offered = stored + dropped + pending}, where {@code dropped} counts every reason,
 * {@link DropReason#SAMPLED_OUT} and {@link DropReason#KILLED} among them.
 *
 * @param service the program
 * @param started when it began to record
 * @param counted until when its calls were counted: a killed program may have made more in the few
 *     milliseconds from then to its end; {@code null} if nobody knows
 * @param state whether it runs, and if not, how it ended
 * @param offered calls that ended until {@code counted}; empty if nobody knows
 * @param stored calls that are in this store, or were until they were deleted
 * @param dropped calls that are not there, by reason; a reason that never occurred is absent
 */
public record RunAccount(
    ServiceId service,
    Instant started,
    Instant counted,
    State state,
    OptionalLong offered,
    long stored,
    Map<DropReason, Long> dropped) {
  public RunAccount {
    dropped = Map.copyOf(dropped);
  }

  /** Whether a program runs. */
  public enum State {
    /** It does. */
    RUNNING,
    /** It ended in order: everything was handed over. */
    CLOSED,
    /** It ended without closing Chronicle: what was on its way is lost. */
    KILLED
  }

  /** Returns how many calls were on their way when the program was killed. */
  public long lost() {
    return dropped.getOrDefault(DropReason.KILLED, 0L);
  }

  /** Returns how many calls were left out by sampling, on purpose. */
  public long sampledOut() {
    return dropped.getOrDefault(DropReason.SAMPLED_OUT, 0L);
  }

  /** Returns how many calls are on their way, 0 if nobody knows. */
  public long pending() {
    return offered.isEmpty()
        ? 0
        : offered.getAsLong() - stored - dropped.values().stream().mapToLong(n -> n).sum();
  }
}
