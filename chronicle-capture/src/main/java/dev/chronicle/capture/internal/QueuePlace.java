package dev.chronicle.capture.internal;

/**
 * A place in the {@link CallQueue}. A call is its own place, so that handing it over allocates
 * nothing; where there is no call, a mark stands.
 *
 * <p>Written by the thread that puts it in, before anybody else can see it; then by the writer.
 */
abstract sealed class QueuePlace permits QueuePlace.Mark, RecordedCall {
  /** The call that came before while this is queued; the one that came after once it is taken. */
  RecordedCall neighbour;

  /** How many calls were ever put in, this one included, and how many bytes they took. */
  long calls;

  long bytes;

  /** Stands where the writer has taken everything, or closed the queue for good. */
  static final class Mark extends QueuePlace {
    private final boolean isClosed;

    Mark(QueuePlace newest, boolean isClosed) {
      this.isClosed = isClosed;
      this.calls = newest == null ? 0 : newest.calls;
      this.bytes = newest == null ? 0 : newest.bytes;
    }

    boolean isClosed() {
      return isClosed;
    }
  }
}
