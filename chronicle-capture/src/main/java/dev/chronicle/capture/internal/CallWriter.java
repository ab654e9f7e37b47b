package dev.chronicle.capture.internal;

import dev.chronicle.call.CallBatch;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.call.DropReason;
import dev.chronicle.call.DroppedCalls;
import dev.chronicle.call.ServiceId;
import dev.chronicle.capture.CallSink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that empties the queue into the sink, in batches, and survives whatever the sink
 * does.
 */
final class CallWriter implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(CallWriter.class);
  private static final Duration BETWEEN_WARNINGS = Duration.ofMinutes(1);
  private static final Duration BETWEEN_CLOCK_CHECKS = Duration.ofSeconds(1);

  private final CallQueue queue;
  private final CallSink sink;
  private final ServiceId service;
  private final CallClock clock;
  private final Collection<FunctionCounters> counters;
  private final int batchSize;
  private final long flushIntervalNanos;
  private final Interval warnings;
  private final Interval clockChecks;
  private final Thread thread;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition roundRequested = lock.newCondition();
  private final Condition roundEnded = lock.newCondition();
  private long requested;
  private long completed;
  private boolean stopRequested;
  private boolean ended;

  CallWriter(
      CallQueue queue,
      CallSink sink,
      ServiceId service,
      CallClock clock,
      Collection<FunctionCounters> counters,
      int batchSize,
      Duration flushInterval) {
    this.queue = queue;
    this.sink = sink;
    this.service = service;
    this.clock = clock;
    this.counters = counters;
    this.batchSize = batchSize;
    this.flushIntervalNanos = flushInterval.toNanos();
    this.warnings = new Interval(BETWEEN_WARNINGS);
    this.clockChecks = new Interval(BETWEEN_CLOCK_CHECKS);
    this.thread = new Thread(this, "chronicle-writer");
    this.thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /**
   * Waits until everything that was queued before has gone to the sink. Returns {@code false} if
   * that took longer than {@code timeout}, or the waiting thread was interrupted.
   */
  boolean flush(Duration timeout) {
    if (Thread.currentThread() == thread) {
      return false;
    }
    lock.lock();
    try {
      long ticket = ++requested;
      roundRequested.signal();
      return awaitRound(ticket, timeout);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Writes what is queued, then ends. Returns {@code false} if that took longer than {@code
   * timeout}.
   */
  boolean stop(Duration timeout) {
    lock.lock();
    try {
      stopRequested = true;
    } finally {
      lock.unlock();
    }
    return flush(timeout);
  }

  private boolean awaitRound(long ticket, Duration timeout) {
    long nanos = timeout.toNanos();
    try {
      while (completed < ticket && !ended) {
        if (nanos <= 0) {
          return false;
        }
        nanos = roundEnded.awaitNanos(nanos);
      }
      return completed >= ticket;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void run() {
    CallStack.ofThisThread().beginWork();
    boolean last = false;
    while (!last) {
      long ticket;
      lock.lock();
      try {
        ticket = requested;
        last = stopRequested;
      } finally {
        lock.unlock();
      }
      writeWhatIsQueued();
      if (last) {
        queue.close();
        send(List.of());
      }
      endRound(ticket, last);
      if (!last && queue.size() < batchSize) {
        pause(ticket);
      }
    }
  }

  private void writeWhatIsQueued() {
    if (clockChecks.hasPassed(clock.ticks())) {
      clock.synchronize();
    }
    long end = queue.end();
    do {
      List<ActiveCall> drained = new ArrayList<>(batchSize);
      queue.drain(drained::add, batchSize);
      send(drained);
    } while (queue.start() < end);
  }

  private void send(List<ActiveCall> ended) {
    List<ActiveCall> sent = new ArrayList<>(ended.size());
    List<CapturedCall> calls = new ArrayList<>(ended.size());
    for (ActiveCall call : ended) {
      try {
        calls.add(call.toCapturedCall(service));
        sent.add(call);
      } catch (RuntimeException | Error failure) {
        call.counters().dropped(DropReason.CAPTURE_FAILED);
      }
    }
    List<Loss> losses = unreportedLosses();
    if (calls.isEmpty() && losses.isEmpty()) {
      return;
    }
    try {
      sink.store(new CallBatch(calls, losses.stream().map(Loss::calls).toList()));
      sent.forEach(call -> call.counters().stored());
      losses.forEach(loss -> loss.counters().reported(loss.calls()));
    } catch (Throwable failure) {
      sent.forEach(call -> call.counters().dropped(DropReason.SINK_FAILED));
      warn(failure);
    }
  }

  private List<Loss> unreportedLosses() {
    List<Loss> losses = new ArrayList<>();
    for (FunctionCounters function : counters) {
      for (DroppedCalls calls : function.unreported(clock.now())) {
        losses.add(new Loss(function, calls));
      }
    }
    return losses;
  }

  private void warn(Throwable failure) {
    if (warnings.hasPassed(clock.ticks())) {
      LOG.warn(
          "The sink does not take captured calls; they are dropped and counted: {}",
          failure.toString());
      LOG.debug("The sink failed with", failure);
    }
  }

  private void endRound(long ticket, boolean last) {
    lock.lock();
    try {
      completed = ticket;
      ended = last;
      roundEnded.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void pause(long ticket) {
    lock.lock();
    try {
      long nanos = flushIntervalNanos;
      while (requested == ticket && !stopRequested && nanos > 0) {
        nanos = roundRequested.awaitNanos(nanos);
      }
    } catch (InterruptedException interruptedByAStranger) {
      LOG.debug("The writer was interrupted and goes on");
    } finally {
      lock.unlock();
    }
  }

  private record Loss(FunctionCounters counters, DroppedCalls calls) {}
}
