package dev.chronicle.capture.internal;

import dev.chronicle.call.DropReason;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jctools.queues.MessagePassingQueue;
import org.jctools.queues.atomic.MpscAtomicArrayQueue;

/**
 * Takes finished calls from the application's threads to the writer: bounded in number and in
 * bytes. What does not fit is dropped and counted; only on demand does a thread wait for room.
 *
 * <p>Room is taken before a call is put in, and given back after it was taken out, so neither bound
 * is ever exceeded.
 */
final class CallQueue implements CallOutlet {
  private static final int COUNT_SHIFT = 40;
  private static final long BYTES_MASK = (1L << COUNT_SHIFT) - 1;
  private static final int MOST_CALLS = 1 << 22;
  private static final long WAIT_NANOS = 50_000;

  private final MpscAtomicArrayQueue<ActiveCall> calls;
  private final long capacity;
  private final long maxBytes;

  /** How many calls are in, and below that how many bytes they take. */
  private final AtomicLong content = new AtomicLong();

  private volatile Load load = Load.NORMAL;
  private volatile long blockNanos;
  private volatile boolean closed;

  CallQueue(int capacity, long maxBytes) {
    // The queue rounds up to a power of two, at least 2; the bound is kept by counting.
    this.calls = new MpscAtomicArrayQueue<>(Math.max(2, Math.min(capacity, MOST_CALLS)));
    this.capacity = Math.min(capacity, MOST_CALLS);
    this.maxBytes = Math.min(maxBytes, BYTES_MASK >> 1);
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
  public void offer(ActiveCall call) {
    FunctionCounters counters = call.counters();
    if (closed) {
      counters.refused(DropReason.CLOSED);
      return;
    }
    long weight = 1L << COUNT_SHIFT | call.estimatedBytes();
    if (!take(weight) && !waitFor(weight)) {
      counters.refused(DropReason.QUEUE_FULL);
      return;
    }
    counters.queued();
    if (call.isWithoutPayload()) {
      counters.withoutPayload();
    }
    while (!calls.offer(call)) {
      // The writer gave room back a moment before the slot itself was free.
      Thread.onSpinWait();
    }
    // After a volatile write: the call is visible before `closed` is read.
    if (closed) {
      dropRemaining();
    }
  }

  @Override
  public void refused(FunctionCounters counters, DropReason reason) {
    counters.refused(reason);
  }

  /**
   * Hands out at most {@code limit} calls and returns how many. For the writer only, which must
   * come again also while there is nothing: only it ends a high load.
   */
  int drain(Consumer<ActiveCall> consumer, int limit) {
    MessagePassingQueue.Consumer<ActiveCall> counting =
        call -> {
          give(1L << COUNT_SHIFT | call.estimatedBytes());
          consumer.accept(call);
        };
    int drained = calls.drain(counting, limit);
    settle();
    return drained;
  }

  /** Returns the position behind the newest call. */
  long end() {
    return calls.currentProducerIndex();
  }

  /** Returns the position of the oldest call that was not handed out yet. */
  long start() {
    return calls.currentConsumerIndex();
  }

  /** Returns about how many calls are queued. */
  int size() {
    return calls.size();
  }

  /** Takes no further call; drops those that slipped in. For the writer, when it is done. */
  void close() {
    closed = true;
    dropRemaining();
  }

  private boolean take(long weight) {
    long after = content.addAndGet(weight);
    if (isOver(after, capacity, maxBytes)) {
      content.addAndGet(-weight);
      raise(Load.FULL);
      return false;
    }
    if (load == Load.NORMAL && isOver(after, threeQuarters(capacity), threeQuarters(maxBytes))) {
      raise(Load.HIGH);
    }
    return true;
  }

  private void give(long weight) {
    content.addAndGet(-weight);
  }

  /** Lowers the load to what is in the queue. */
  private void settle() {
    long now = content.get();
    if (load != Load.NORMAL && !isOver(now, capacity / 2, maxBytes / 2)) {
      load = Load.NORMAL;
    } else if (load == Load.FULL
        && !isOver(now, threeQuarters(capacity), threeQuarters(maxBytes))) {
      load = Load.HIGH;
    }
  }

  private static long threeQuarters(long all) {
    return all - all / 4;
  }

  private void raise(Load to) {
    if (blockNanos == 0 && load != to) {
      load = to;
    }
  }

  private static boolean isOver(long content, long calls, long bytes) {
    return content >> COUNT_SHIFT > calls || (content & BYTES_MASK) > bytes;
  }

  private boolean waitFor(long weight) {
    long patience = blockNanos;
    if (patience == 0) {
      return false;
    }
    long start = System.nanoTime();
    while (!closed && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(WAIT_NANOS);
      if (take(weight)) {
        return true;
      }
      if (System.nanoTime() - start >= patience) {
        return false;
      }
    }
    return false;
  }

  private synchronized void dropRemaining() {
    calls.drain(call -> call.counters().lost(DropReason.CLOSED));
  }
}
