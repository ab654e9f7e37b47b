package dev.chronicle.store.sqlite;

import java.time.Duration;

/** The durations above which the schema keeps indexes of calls. */
enum SlowCalls {
  OVER_1S(Duration.ofSeconds(1), "call_over_1s"),
  OVER_100MS(Duration.ofMillis(100), "call_over_100ms"),
  OVER_10MS(Duration.ofMillis(10), "call_over_10ms");

  private final Duration threshold;
  private final String index;

  SlowCalls(Duration threshold, String index) {
    this.threshold = threshold;
    this.index = index;
  }

  /** Returns the smallest index with all calls of that duration; {@code null} if none has. */
  static SlowCalls reachedBy(Duration minDuration) {
    if (minDuration != null) {
      for (SlowCalls slow : values()) {
        if (minDuration.compareTo(slow.threshold) >= 0) {
          return slow;
        }
      }
    }
    return null;
  }

  String index() {
    return index;
  }

  /** Returns the condition of the index, word by word: only so does SQLite see that it applies. */
  String condition() {
    return "duration_ns >= " + threshold.toNanos();
  }
}
