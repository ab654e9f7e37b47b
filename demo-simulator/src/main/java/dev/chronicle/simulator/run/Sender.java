package dev.chronicle.simulator.run;

import dev.chronicle.simulator.report.RunStatistics;
import dev.chronicle.simulator.report.Verdict;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

/**
 * Sends requests, never more than a number at once, and measures how each one ends. Thread-safe.
 */
final class Sender {
  private final HttpTransport transport;
  private final Lessons lessons;
  private final RunStatistics statistics;
  private final Availability availability;
  private final RunTime time;
  private final IntSupplier maxRetries;
  private final int maxInFlight;

  private final Set<Attempt> attempts = ConcurrentHashMap.newKeySet();
  private final AtomicInteger inFlight = new AtomicInteger();
  private final CountDownLatch drained = new CountDownLatch(1);
  private volatile boolean roomWanted;
  private volatile boolean closed;

  /**
   * Makes a sender.
   *
   * @param maxRetries asked after each failure: how often a request is sent again
   */
  Sender(
      HttpTransport transport,
      Lessons lessons,
      RunStatistics statistics,
      Availability availability,
      RunTime time,
      IntSupplier maxRetries,
      int maxInFlight) {
    this.transport = transport;
    this.lessons = lessons;
    this.statistics = statistics;
    this.availability = availability;
    this.time = time;
    this.maxRetries = maxRetries;
    this.maxInFlight = maxInFlight;
  }

  int inFlight() {
    return inFlight.get();
  }

  /** Says whether one more request may be sent; if not, the clock is woken when it may. */
  boolean hasRoom() {
    if (inFlight.get() < maxInFlight) {
      return true;
    }
    roomWanted = true;
    return inFlight.get() < maxInFlight;
  }

  /** Sends a request that was due at {@code due}, in nanoseconds since the run started. */
  void send(Call call, long due) {
    inFlight.incrementAndGet();
    new Attempt(call, due, 0).start();
  }

  /**
   * Waits until every request is answered, but no longer than that; those left are cut off. Nothing
   * is sent again from now on.
   */
  void drain(long nanos) throws InterruptedException {
    closed = true;
    if (inFlight.get() > 0 && !drained.await(nanos, TimeUnit.NANOSECONDS)) {
      List.copyOf(attempts).forEach(Attempt::cutOff);
    }
  }

  private void leave() {
    int left = inFlight.decrementAndGet();
    if (roomWanted) {
      roomWanted = false;
      time.wake();
    }
    if (closed && left == 0) {
      drained.countDown();
    }
  }

  /** One request on its way, the first time or once more. */
  private final class Attempt {
    private final Call call;
    private final long due;
    private final int retries;
    private final AtomicBoolean ended = new AtomicBoolean();
    private long sentAt;
    private volatile CompletableFuture<HttpResponse<String>> response;

    Attempt(Call call, long due, int retries) {
      this.call = call;
      this.due = due;
      this.retries = retries;
    }

    void start() {
      if (retries == 0) {
        statistics.sent(call.step().operation());
      } else {
        statistics.resent(call.step().operation());
      }
      attempts.add(this);
      sentAt = time.elapsed();
      response = transport.send(call.method(), call.path(), call.body());
      CompletableFuture<?> unused =
          response.whenComplete((answer, error) -> end(HttpTransport.answer(answer, error)));
    }

    void cutOff() {
      end(new Answer.Lost(Answer.Reason.CUT_OFF, "the run was over before the answer came"));
      response.cancel(true);
    }

    private void end(Answer answer) {
      if (!ended.compareAndSet(false, true)) {
        return;
      }
      long now = time.elapsed();
      attempts.remove(this);
      Verdict verdict = Verdicts.of(call, answer);
      note(answer, now);
      statistics.answered(call.step().operation(), now, now - due, now - sentAt, verdict);
      if (mayRetry(answer, verdict)) {
        new Attempt(call, now, retries + 1).start();
      } else {
        lessons.learn(call, answer, verdict, now);
        leave();
      }
    }

    private void note(Answer answer, long now) {
      if (answer instanceof Answer.Lost lost && lost.reason() == Answer.Reason.UNREACHABLE) {
        availability.unreachable(now, lost.message());
      } else {
        availability.reachable(now);
      }
    }

    private boolean mayRetry(Answer answer, Verdict verdict) {
      return !closed
          && verdict instanceof Verdict.Failure
          && retries < maxRetries.getAsInt()
          && !(answer instanceof Answer.Lost lost && lost.reason() == Answer.Reason.UNREACHABLE);
    }
  }
}
