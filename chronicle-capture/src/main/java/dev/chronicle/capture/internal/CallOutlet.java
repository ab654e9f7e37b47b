package dev.chronicle.capture.internal;

/** Where a recorder puts calls that ended. Thread-safe. */
interface CallOutlet {

  /** Returns how much of a call that begins now should be written down. */
  Load load();

  /**
   * Says whether calls may still hold values, to be written down when they are turned into {@link
   * dev.chronicle.call.CapturedCall}s; only such values as never change.
   */
  boolean takesValuesLive();

  /** Takes a finished call, or drops it and counts that. */
  void offer(RecordedCall call);
}
