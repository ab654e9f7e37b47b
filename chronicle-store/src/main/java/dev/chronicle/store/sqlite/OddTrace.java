package dev.chronicle.store.sqlite;

import dev.chronicle.call.TraceIds;

/** Keeps trace and span ids of another form than OpenTelemetry's in front of a thread's name. */
final class OddTrace {
  private static final char END = '\0';

  private OddTrace() {}

  static String before(String thread, TraceIds trace) {
    return trace.traceId() + END + trace.spanId() + END + thread;
  }

  static TraceIds traceOf(String text) {
    int first = text.indexOf(END);
    return new TraceIds(
        text.substring(0, first), text.substring(first + 1, text.indexOf(END, first + 1)));
  }

  static String threadOf(String text) {
    return text.substring(text.indexOf(END, text.indexOf(END) + 1) + 1);
  }
}
