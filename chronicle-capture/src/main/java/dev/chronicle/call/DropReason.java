package dev.chronicle.call;

/** Why a call that was offered is not in the store. */
public enum DropReason {
  /** The queue between the application's threads and the writer was full. */
  QUEUE_FULL,
  /** Chronicle itself failed while writing the call down. */
  CAPTURE_FAILED,
  /** The sink refused the batch or failed. */
  SINK_FAILED,
  /** The call ended after Chronicle was closed. */
  CLOSED,
  /** Sampling left it out, on purpose. */
  SAMPLED_OUT,
  /** A limit on calls of its function, or on calls with the same value in a field, was reached. */
  LIMIT_REACHED,
  /** It was on its way to the sink when the program was killed. A sink finds that out later. */
  KILLED
}
