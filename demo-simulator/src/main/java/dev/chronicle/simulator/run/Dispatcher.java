package dev.chronicle.simulator.run;

import dev.chronicle.simulator.plan.PlannedRequest;
import dev.chronicle.simulator.plan.RequestPlan;
import dev.chronicle.simulator.plan.RunLimit;
import dev.chronicle.simulator.plan.TrafficSettings;
import dev.chronicle.simulator.report.RunStatistics;
import java.util.function.Supplier;

/**
 * Sends each planned request when it is due, or as soon after that as a connection is free.
 *
 * <p>The plan goes on whether or not the server answers (an open model): what cannot be sent in
 * time keeps its due time, so that the wait shows in its latency.
 */
final class Dispatcher {
  private final RequestPlan plan;
  private final Supplier<TrafficSettings> settings;
  private final CallChooser chooser;
  private final Sender sender;
  private final Availability availability;
  private final RunStatistics statistics;
  private final RunTime time;
  private final long end;
  private final long maxRequests;

  private TrafficSettings current;
  private long planned;
  private volatile boolean stopped;

  /** Makes a dispatcher for one run. */
  Dispatcher(
      RequestPlan plan,
      RunLimit limit,
      Supplier<TrafficSettings> settings,
      CallChooser chooser,
      Sender sender,
      Availability availability,
      RunStatistics statistics,
      RunTime time) {
    this.plan = plan;
    this.settings = settings;
    this.chooser = chooser;
    this.sender = sender;
    this.availability = availability;
    this.statistics = statistics;
    this.time = time;
    end = limit.duration().orElse(RunLimit.MAX_DURATION).toNanos();
    maxRequests = limit.requests().orElse(Long.MAX_VALUE);
    current = settings.get();
  }

  /** Makes {@link #run} return soon. Any thread may call this. */
  void stop() {
    stopped = true;
    time.wake();
  }

  /** Makes changed settings hold from now on. Any thread may call this. */
  void settingsChanged() {
    time.wake();
  }

  /** Dispatches until the run's limit is reached or it is stopped. */
  void run() throws InterruptedException {
    while (!stopped && planned < maxRequests) {
      takeOverSettings();
      long due = plan.schedule().nextDue(current);
      long now = time.elapsed();
      if (due > now && now < end) {
        time.waitUntil(Math.min(due, end));
      } else if (due >= end) {
        break;
      } else if (sender.hasRoom()) {
        dispatch(next(), due, now);
      } else if (now < end) {
        time.waitUntil(end);
      } else {
        break;
      }
    }
    countUnsent(Math.min(end, time.elapsed()));
  }

  private void takeOverSettings() {
    TrafficSettings latest = settings.get();
    if (!latest.equals(current)) {
      plan.schedule().passTo(time.elapsed(), current);
      current = latest;
    }
  }

  private PlannedRequest next() {
    planned++;
    return plan.next(current);
  }

  private void dispatch(PlannedRequest request, long due, long now) {
    if (availability.mayTry(now)) {
      statistics.planned(request.operation());
      sender.send(chooser.choose(request, now), due);
    } else {
      statistics.skipped(request.operation());
    }
  }

  /** Counts what was due and found no free connection. */
  private void countUnsent(long until) {
    while (planned < maxRequests) {
      long due = plan.schedule().nextDue(current);
      if (due >= until) {
        return;
      }
      statistics.unsent(next().operation(), until - due);
    }
  }
}
