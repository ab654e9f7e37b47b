package dev.chronicle.analysis;

import java.util.List;

/**
 * The kinds of errors among the newest calls that threw.
 *
 * @param patterns the most frequent first
 * @param lookedAt how many calls that threw were looked at
 * @param complete whether those were all there are
 */
public record ErrorPatterns(List<ErrorPattern> patterns, int lookedAt, boolean complete) {
  public ErrorPatterns {
    patterns = List.copyOf(patterns);
  }
}
