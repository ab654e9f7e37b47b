package dev.chronicle.capture.internal;

import dev.chronicle.call.DropReason;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Takes finished calls from the application's threads to the writer: bounded in number and in
 * bytes. What does not fit is dropped and counted; only on demand does a thread wait for room.
 *
 * <p>Calls are linked from the newest to the oldest. One compare-and-set checks both bounds and
 * hands the call over, so wherever a thread fails (its stack may be used up), a call is either in
 * or it is not, and the writer never waits for half of one. The writer takes all at once and turns
 * them round.
 */
final class CallQueue implements CallOutlet {
  private static final long WAIT_NANOS = 50_000;

  private final long maxCalls;
  private final long maxBytes;
  private final AtomicReference<QueuePlace> newest =
      new AtomicReference<>(new QueuePlace.Mark(null, false));

  /** What the writer has handed out since the beginning; what is beyond is in the queue. */
  private volatile long callsOut;

  private volatile long bytesOut;
  private volatile Load load = Load.NORMAL;
  private volatile long blockNanos;

  /** The oldest call that was taken and not handed out yet. For the writer only. */
  private RecordedCall oldest;

  CallQueue(long maxCalls, long maxBytes) {
    this.maxCalls = maxCalls;
    this.maxBytes = maxBytes;
  }

  /** Sets how long a thread waits for room; 0 for not at all. */
  void blockFor(long nanos) {
    blockNanos = nanos;
    load = Load.NORMAL;
  }

  @Override
  public Load load() {
    return load;
  }

  @Override
  public boolean takesValuesLive() {
    return true;
  }

  @Override
  public void offer(RecordedCall call) {
    // Counted first: once the call is in, nothing may follow that could fail.
    int withoutPayload = call.isWithoutPayload() ? 1 : 0;
    call.counters().withoutPayload(withoutPayload);
    DropReason refusal = put(call);
    if (refusal == DropReason.QUEUE_FULL && blockNanos > 0) {
      refusal = waitAndPut(call, blockNanos);
    }
    if (refusal != null) {
      call.counters().withoutPayload(-withoutPayload);
      call.counters().refused(refusal);
    }
  }

  /** Puts a call in, or says why not. */
  private DropReason put(RecordedCall call) {
    while (true) {
      QueuePlace top = newest.get();
      call.calls = top.calls + 1;
      call.bytes = top.bytes + call.estimatedBytes();
      // Read after the top, so that what is in is never taken for less than it is.
      long calls = call.calls - callsOut;
      long bytes = call.bytes - bytesOut;
      if (calls > maxCalls || bytes > maxBytes) {
        raise(Load.FULL);
        return DropReason.QUEUE_FULL;
      }
      if (load == Load.NORMAL && isOverThreeQuarters(calls, bytes)) {
        raise(Load.HIGH);
      }
      if (top instanceof RecordedCall before) {
        call.neighbour = before;
      } else if (top instanceof QueuePlace.Mark mark && mark.isClosed()) {
        return DropReason.CLOSED;
      }
      if (newest.compareAndSet(top, call)) {
        return null;
      }
      call.neighbour = null;
    }
  }

  private DropReason waitAndPut(RecordedCall call, long patience) {
    long start = System.nanoTime();
    DropReason refusal = DropReason.QUEUE_FULL;
    while (refusal == DropReason.QUEUE_FULL
        && !Thread.currentThread().isInterrupted()
        && System.nanoTime() - start < patience) {
      LockSupport.parkNanos(WAIT_NANOS);
      refusal = put(call);
    }
    return refusal;
  }

  /**
   * Hands out at most {@code limit} calls, oldest first, and returns how many. For the writer only,
   * which must come again also while there is nothing: only it ends a high load.
   */
  int drain(Consumer<RecordedCall> consumer, int limit) {
    RecordedCall latest = null;
    int drained = 0;
    for (; drained < limit; drained++) {
      RecordedCall call = next();
      if (call == null) {
        break;
      }
      consumer.accept(call);
      latest = call;
    }
    if (latest != null) {
      bytesOut = latest.bytes;
      callsOut = latest.calls;
    }
    settle();
    return drained;
  }

  private RecordedCall next() {
    if (oldest == null) {
      oldest = oldestOf(takeAll(false));
    }
    RecordedCall next = oldest;
    if (next != null) {
      oldest = next.neighbour;
      next.neighbour = null;
    }
    return next;
  }

  /** Puts a mark in the place of all that is in, and returns what was newest. */
  private QueuePlace takeAll(boolean closing) {
    QueuePlace top = newest.get();
    while (top instanceof RecordedCall || closing) {
      if (newest.compareAndSet(top, new QueuePlace.Mark(top, closing))) {
        return top;
      }
      top = newest.get();
    }
    return top;
  }

  private static RecordedCall oldestOf(QueuePlace newestTaken) {
    RecordedCall later = null;
    RecordedCall call = newestTaken instanceof RecordedCall taken ? taken : null;
    while (call != null) {
      RecordedCall earlier = call.neighbour;
      call.neighbour = later;
      later = call;
      call = earlier;
    }
    return later;
  }

  /** Returns how many calls were ever put in. */
  long putIn() {
    return newest.get().calls;
  }

  /** Returns how many calls were ever handed out. */
  long handedOut() {
    return callsOut;
  }

  /** Returns about how many calls are queued. */
  long size() {
    return putIn() - callsOut;
  }

  /** Takes no further call; those that are in remain to be drained. For the writer only. */
  void close() {
    RecordedCall last = oldestOf(takeAll(true));
    if (oldest == null) {
      oldest = last;
      return;
    }
    RecordedCall end = oldest;
    while (end.neighbour != null) {
      end = end.neighbour;
    }
    end.neighbour = last;
  }

  /** Lowers the load to what is in the queue. */
  private void settle() {
    QueuePlace top = newest.get();
    long calls = top.calls - callsOut;
    long bytes = top.bytes - bytesOut;
    if (load != Load.NORMAL && calls <= maxCalls / 2 && bytes <= maxBytes / 2) {
      load = Load.NORMAL;
    } else if (load == Load.FULL && !isOverThreeQuarters(calls, bytes)) {
      load = Load.HIGH;
    }
  }

  private boolean isOverThreeQuarters(long calls, long bytes) {
    return calls > maxCalls - maxCalls / 4 || bytes > maxBytes - maxBytes / 4;
  }

  private void raise(Load to) {
    if (blockNanos == 0 && load != to) {
      load = to;
    }
  }
}
