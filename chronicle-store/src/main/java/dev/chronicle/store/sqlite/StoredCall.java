package dev.chronicle.store.sqlite;

import dev.chronicle.call.TraceIds;

/**
 * A call as blocks hold it: what many calls share has become a number.
 *
 * @param parentId {@link #NO_PARENT} for a root
 * @param exceptionType number of the type that it threw; 0 if it returned
 * @param trace {@code null} outside any trace
 */
record StoredCall(
    long id,
    long parentId,
    int function,
    int service,
    long startNanos,
    long durationNanos,
    int exceptionType,
    TraceIds trace,
    String thread,
    String recording) {

  static final long NO_PARENT = Long.MIN_VALUE;

  boolean isError() {
    return exceptionType != 0;
  }
}
