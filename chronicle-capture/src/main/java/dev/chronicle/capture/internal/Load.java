package dev.chronicle.capture.internal;

/** How busy the way to the sink is, and so how much is written down of a call. */
enum Load {
  /** Everything. */
  NORMAL,
  /** All but the values. */
  HIGH,
  /** Nothing; the call is counted. */
  FULL
}
