package dev.chronicle.cli;

import dev.chronicle.store.TimeRange;
import java.time.Instant;
import picocli.CommandLine.Option;

/** The options that say which time is meant, to the minute. */
final class TimeRangeOptions {
  @Option(
      names = "--since",
      paramLabel = "TIME",
      description =
          "Only calls from this minute on: 2026-01-31T12:00Z, 2026-01-31, or 15m for a quarter of"
              + " an hour ago.")
  private Instant since;

  @Option(names = "--until", paramLabel = "TIME", description = "Only calls before this minute.")
  private Instant until;

  TimeRange range() {
    if (since != null && until != null && until.isBefore(since)) {
      throw new IllegalArgumentException(
          "--until must not be before --since, was: " + until + " before " + since);
    }
    return new TimeRange(since, until);
  }
}
