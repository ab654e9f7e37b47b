package dev.chronicle.cli;

import dev.chronicle.analysis.Selection;
import dev.chronicle.cli.terminal.TimeText;
import dev.chronicle.store.TimeRange;
import java.time.Clock;
import java.time.Instant;

/**
 * One side of a comparison as people write it: {@code version:1.2}, or a range of time, {@code
 * 2d..1d}, either end of which may be left out.
 *
 * @param text as it was written
 * @param selection the calls that are meant
 */
record ComparedSide(String text, Selection selection) {
  private static final String VERSION = "version:";
  private static final String RANGE = "..";

  /**
   * Reads a side.
   *
   * @throws IllegalArgumentException if {@code text} is none
   */
  static ComparedSide parse(String text, Clock clock) {
    if (text.startsWith(VERSION)) {
      return new ComparedSide(text, Selection.ofVersion(text.substring(VERSION.length())));
    }
    int separator = text.indexOf(RANGE);
    if (separator < 0) {
      throw new IllegalArgumentException(
          "side must be one such as version:1.2, 2d..1d or 2026-01-31T12:00Z.., was: " + text);
    }
    Instant since = time(text.substring(0, separator), clock);
    Instant until = time(text.substring(separator + RANGE.length()), clock);
    if (since != null && until != null && until.isBefore(since)) {
      throw new IllegalArgumentException("range must not end before it starts, was: " + text);
    }
    return new ComparedSide(text, Selection.of(new TimeRange(since, until)));
  }

  private static Instant time(String text, Clock clock) {
    return text.isEmpty() ? null : TimeText.parse(text, clock);
  }
}
