package dev.chronicle.replay;

import dev.chronicle.call.CapturedCall;
import java.time.Instant;
import java.util.Set;

/**
 * Which calls to play back.
 *
 * @param functions public names; empty for all
 * @param since earliest start, inclusive; {@code null} for no bound
 * @param until latest start, exclusive; {@code null} for no bound
 * @param limit how many at most, positive
 */
public record Selection(Set<String> functions, Instant since, Instant until, int limit) {

  /** How many calls are played back unless a limit is set. */
  public static final int DEFAULT_LIMIT = 10_000;

  public Selection {
    functions = Set.copyOf(functions);
    if (limit < 1) {
      throw new IllegalArgumentException("limit must be positive, was: " + limit);
    }
  }

  /** Says whether a call is among those that are looked for, the limit aside. */
  boolean includes(CapturedCall call) {
    Instant start = call.id().time();
    return (functions.isEmpty() || functions.contains(call.function().name()))
        && (since == null || !start.isBefore(since))
        && (until == null || start.isBefore(until));
  }
}
