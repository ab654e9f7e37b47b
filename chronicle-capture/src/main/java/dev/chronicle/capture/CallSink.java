package dev.chronicle.capture;

import dev.chronicle.call.CallBatch;

/**
 * Where captured calls go; the one interface to implement for a store of one's own.
 *
 * <p>Chronicle calls a sink from its writer thread only, one batch at a time. What a sink throws is
 * logged and counted as {@link dev.chronicle.call.DropReason#SINK_FAILED}; it never reaches the
 * application, and the next batch is offered as if nothing had happened.
 */
public interface CallSink extends AutoCloseable {

  /**
   * Stores a batch, durably in the sense that the sink documents, whole or not at all.
   *
   * @throws Exception if nothing of the batch was stored
   */
  void store(CallBatch batch) throws Exception;

  /** Releases what the sink holds. Called once, after the last batch. */
  @Override
  default void close() {}
}
