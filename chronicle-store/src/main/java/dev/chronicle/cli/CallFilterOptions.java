package dev.chronicle.cli;

import dev.chronicle.store.CallQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import picocli.CommandLine.Option;

/** The options that say which calls are meant. */
final class CallFilterOptions {
  @Option(
      names = {"-f", "--function"},
      paramLabel = "NAME",
      description = "Only calls of this function.")
  private String function;

  @Option(
      names = "--errors",
      negatable = true,
      fallbackValue = "true",
      description = "Only calls that threw; --no-errors for those that returned.")
  private Boolean errors;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description =
          "Started at this time or later: 2026-01-31T12:00:00Z, 2026-01-31, or 15m for a quarter of"
              + " an hour ago.")
  private Instant since;

  @Option(names = "--until", paramLabel = "TIME", description = "Started before this time.")
  private Instant until;

  @Option(
      names = "--min-duration",
      paramLabel = "DURATION",
      description = "Took this long or longer, such as 50ms.")
  private Duration minDuration;

  @Option(names = "--trace", paramLabel = "ID", description = "Belongs to this trace.")
  private String trace;

  @Option(
      names = {"-q", "--text"},
      paramLabel = "TEXT",
      description = "Arguments, result or exception contain this text, in upper or lower case.")
  private String text;

  /** Starts the query for at most {@code limit} of the calls. */
  CallQuery.Builder query(int limit) {
    if (trace != null && !trace.matches("[0-9a-fA-F]{32}")) {
      throw new IllegalArgumentException("--trace must be 32 hexadecimal digits, was: " + trace);
    }
    return CallQuery.limit(limit)
        .functionName(function)
        .hasError(errors)
        .since(since)
        .until(until)
        .minDuration(minDuration)
        .traceId(trace == null ? null : trace.toLowerCase(Locale.ROOT))
        .text(text);
  }
}
