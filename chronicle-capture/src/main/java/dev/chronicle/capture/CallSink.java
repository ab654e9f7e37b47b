package dev.chronicle.capture;

import dev.chronicle.call.CallBatch;

/**
 * Where captured calls go; the one interface to implement for a store of one's own.
 *
 * <p>Chronicle hands batches over on its writer thread only, one at a time. What a sink throws is
 * logged and counted as {@link dev.chronicle.call.DropReason#SINK_FAILED}; it never reaches the
 * application, and the next batch is offered as if nothing had happened.
 */
public interface CallSink extends AutoCloseable {

  /**
   * A program begins to hand calls over. Called once, before the first batch, on the thread that
   * installs Chronicle; a sink that outlives the program may keep its counts, and so know later
   * what was on its way when the program was killed. Does nothing by default.
   *
   * @throws Exception what is thrown is logged, and batches are offered nevertheless
   */
  default void begin(CaptureRun run) throws Exception {}

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
