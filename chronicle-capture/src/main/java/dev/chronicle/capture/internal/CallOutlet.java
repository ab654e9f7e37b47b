package dev.chronicle.capture.internal;

/** Where a recorder puts calls that ended. Thread-safe. */
interface CallOutlet {

  /** Takes a finished call, or drops it. Does not wait. */
  void offer(ActiveCall call);

  /** Takes notice of a call that could not be written down. */
  void failed(FunctionCounters counters);
}
