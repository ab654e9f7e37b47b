package dev.chronicle.capture.internal;

import dev.chronicle.call.CaptureNotice;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.call.DropReason;
import dev.chronicle.call.ServiceId;
import dev.chronicle.capture.value.ValueCodec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that empties the queue into the sinks, in batches, and survives whatever they do.
 */
final class CallWriter implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(CallWriter.class);
  private static final Duration BETWEEN_WARNINGS = Duration.ofMinutes(1);
  private static final Duration BETWEEN_CLOCK_CHECKS = Duration.ofSeconds(1);

  private final CallQueue queue;
  private final List<SinkChannel> sinks;
  private final ServiceId service;
  private final ValueCodec codec;
  private final CallClock clock;
  private final Collection<FunctionCounters> counters;
  private final int batchSize;
  private final RoundPace pace;
  private final NoticeBoard notices;
  private final LossReport lossReport;
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
      List<SinkChannel> sinks,
      ServiceId service,
      ValueCodec codec,
      CallClock clock,
      Collection<FunctionCounters> counters,
      NoticeBoard notices,
      int batchSize,
      Duration flushInterval) {
    this.queue = queue;
    this.sinks = sinks;
    this.service = service;
    this.codec = codec;
    this.clock = clock;
    this.counters = counters;
    this.batchSize = batchSize;
    this.pace = new RoundPace(flushInterval, batchSize);
    this.notices = notices;
    this.lossReport = new LossReport(clock, notices);
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
      if (last) {
        queue.close();
      }
      long begun = System.nanoTime();
      writeWhatIsQueued();
      if (last) {
        lossReport.tellTheRestOf(counters);
        send(List.of());
      }
      endRound(ticket, last);
      if (!last && queue.size() < batchSize) {
        pause(ticket, pace.pauseAfter(System.nanoTime() - begun));
      }
    }
  }

  private void writeWhatIsQueued() {
    if (clockChecks.hasPassed(clock.ticks())) {
      clock.synchronize();
    }
    long end = queue.putIn();
    pace.begin(end - queue.handedOut());
    do {
      List<RecordedCall> drained = new ArrayList<>(batchSize);
      queue.drain(drained::add, batchSize);
      send(drained);
    } while (queue.handedOut() < end);
  }

  private void send(List<RecordedCall> ended) {
    List<FunctionCounters> functions = new ArrayList<>(ended.size());
    List<CapturedCall> calls = new ArrayList<>(ended.size());
    int done = 0;
    for (RecordedCall call : ended) {
      try {
        calls.add(call.toCapturedCall(service, codec));
        functions.add(call.counters());
      } catch (RuntimeException | Error failure) {
        call.counters().lost(DropReason.CAPTURE_FAILED);
      }
      LockSupport.parkNanos(pace.restAfter(++done));
    }
    List<CaptureNotice> news = notices.takeUnsent();
    boolean isStored = false;
    for (SinkChannel sink : sinks) {
      sink.add(news);
      isStored |= store(sink, calls, functions);
    }
    for (FunctionCounters function : functions) {
      if (isStored) {
        function.stored();
      } else {
        function.lost(DropReason.SINK_FAILED);
      }
    }
    lossReport.tellOf(counters);
  }

  private boolean store(
      SinkChannel sink, List<CapturedCall> calls, List<FunctionCounters> functions) {
    try {
      sink.store(calls, functions, counters, clock.now());
      return true;
    } catch (Throwable failure) {
      warn(sink, failure);
      return false;
    }
  }

  private void warn(SinkChannel sink, Throwable failure) {
    if (warnings.hasPassed(clock.ticks())) {
      try {
        LOG.warn("{} does not take captured calls: {}", sink.sink(), failure.toString());
        LOG.debug("The sink failed with", failure);
      } catch (Throwable unprintable) {
        LOG.warn("A sink does not take captured calls: {}", failure.getClass().getName());
      }
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

  private void pause(long ticket, long pause) {
    lock.lock();
    try {
      long nanos = pause;
      while (requested == ticket && !stopRequested && nanos > 0) {
        nanos = roundRequested.awaitNanos(nanos);
      }
    } catch (InterruptedException interruptedByAStranger) {
      LOG.debug("The writer was interrupted and goes on");
    } finally {
      lock.unlock();
    }
  }
}
