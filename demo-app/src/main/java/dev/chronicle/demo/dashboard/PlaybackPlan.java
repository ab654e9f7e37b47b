package dev.chronicle.demo.dashboard;

import dev.chronicle.demo.core.InvalidValueException;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which calls to play back.
 *
 * @param functions public names; empty for all
 * @param since earliest start, inclusive; {@code null} for no bound
 * @param until latest start, exclusive; {@code null} for no bound
 * @param limit how many at most
 */
record PlaybackPlan(Set<String> functions, Instant since, Instant until, int limit) {
  static final int DEFAULT_LIMIT = 1_000;
  private static final int MAX_LIMIT = 100_000;

  PlaybackPlan {
    functions = Set.copyOf(functions);
  }

  /**
   * Reads the page's form.
   *
   * @throws InvalidValueException if the limit breaks its rule
   */
  static PlaybackPlan of(Collection<String> functions, TimeWindow window, String limit) {
    return new PlaybackPlan(new TreeSet<>(functions), window.since(), window.until(), limit(limit));
  }

  private static int limit(String text) {
    if (text.isEmpty()) {
      return DEFAULT_LIMIT;
    }
    try {
      int limit = Integer.parseInt(text);
      if (limit >= 1 && limit <= MAX_LIMIT) {
        return limit;
      }
    } catch (NumberFormatException noNumber) {
      // Told below, together with numbers that are out of range.
    }
    throw InvalidValueException.of(
        "limit", "must be a whole number between 1 and " + MAX_LIMIT, text);
  }
}
