package dev.chronicle.capture.replay;

/**
 * The time between {@link ReplayScopes#open} and {@link #close()}, in which woven code on the
 * thread that opened it, and whatever that code starts on other threads, takes part in a replay.
 *
 * <p>To be closed by the thread that opened it.
 */
public interface ReplayScope extends AutoCloseable {

  /**
   * Returns how many dependency calls were made for real. Never other than 0, as nothing lets one
   * through; counted where calls are let through, so that a mistake there would show.
   */
  long liveCalls();

  /** Ends the replay on this thread, which is then as it was before. */
  @Override
  void close();
}
