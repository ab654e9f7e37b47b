package dev.chronicle.cli;

import dev.chronicle.store.CallFilter;
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

  @Option(
      names = "--max-duration",
      paramLabel = "DURATION",
      description = "Took this long or less.")
  private Duration maxDuration;

  @Option(
      names = "--exception",
      paramLabel = "CLASS",
      description = "Threw this, by the full name of the class.")
  private String exception;

  @Option(
      names = "--service-version",
      paramLabel = "VERSION",
      description = "Recorded by this version of the service.")
  private String serviceVersion;

  @Option(names = "--roots", description = "Not made by another captured call.")
  private boolean roots;

  @Option(names = "--trace", paramLabel = "ID", description = "Belongs to this trace.")
  private String trace;

  @Option(
      names = {"-q", "--text"},
      paramLabel = "TEXT",
      description = "Arguments, result or exception contain this text, in upper or lower case.")
  private String text;

  /**
   * Returns the filter.
   *
   * @throws IllegalArgumentException if an option is out of its bounds
   */
  CallFilter filter() {
    if (trace != null && !trace.matches("[0-9a-fA-F]{32}")) {
      throw new IllegalArgumentException("--trace must be 32 hexadecimal digits, was: " + trace);
    }
    return CallFilter.builder()
        .functionName(function)
        .hasError(errors)
        .exceptionType(exception)
        .serviceVersion(serviceVersion)
        .since(since)
        .until(until)
        .minDuration(minDuration)
        .maxDuration(maxDuration)
        .traceId(trace == null ? null : trace.toLowerCase(Locale.ROOT))
        .rootsOnly(roots)
        .text(text)
        .build();
  }
}
