package dev.chronicle.capture.internal;

import dev.chronicle.call.DropReason;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jctools.queues.MessagePassingQueue;
import org.jctools.queues.atomic.MpscAtomicArrayQueue;

/**
 * Takes finished calls from the application's threads to the writer: bounded in number and in
 * bytes, and never waited for. What does not fit is dropped and counted.
 */
final class CallQueue implements CallOutlet {
  private final MpscAtomicArrayQueue<ActiveCall> calls;
  private final AtomicLong bytes = new AtomicLong();
  private final long maxBytes;
  private volatile boolean closed;

  CallQueue(int capacity, long maxBytes) {
    this.calls = new MpscAtomicArrayQueue<>(capacity);
    this.maxBytes = maxBytes;
  }

  @Override
  public void offer(ActiveCall call) {
    FunctionCounters counters = call.counters();
    counters.offered();
    if (closed) {
      counters.dropped(DropReason.CLOSED);
      return;
    }
    int size = call.estimatedBytes();
    if (bytes.get() + size > maxBytes || !calls.offer(call)) {
      counters.dropped(DropReason.QUEUE_FULL);
      return;
    }
    // A volatile write: the call is visible before `closed` is read below.
    bytes.addAndGet(size);
    if (closed) {
      dropRemaining();
    }
  }

  @Override
  public void failed(FunctionCounters counters) {
    counters.offered();
    counters.dropped(DropReason.CAPTURE_FAILED);
  }

  /** Hands out at most {@code limit} calls and returns how many. For the writer only. */
  int drain(Consumer<ActiveCall> consumer, int limit) {
    MessagePassingQueue.Consumer<ActiveCall> counting =
        call -> {
          bytes.addAndGet(-call.estimatedBytes());
          consumer.accept(call);
        };
    return calls.drain(counting, limit);
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

  private synchronized void dropRemaining() {
    calls.drain(call -> call.counters().dropped(DropReason.CLOSED));
  }
}
