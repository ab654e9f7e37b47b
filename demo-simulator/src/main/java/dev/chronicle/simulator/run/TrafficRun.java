package dev.chronicle.simulator.run;

import dev.chronicle.simulator.plan.RequestPlan;
import dev.chronicle.simulator.plan.TrafficSettings;
import dev.chronicle.simulator.report.RunState;
import dev.chronicle.simulator.report.RunStatistics;
import dev.chronicle.simulator.report.Snapshot;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * One run from start to end: the server's error rate set, requests sent, the last answers waited
 * for, the error rate put back. Thread-safe.
 */
final class TrafficRun {
  private static final Duration GRACE_WHEN_STOPPED = Duration.ofSeconds(2);

  private final RunSetup setup;
  private final RunStatistics statistics = new RunStatistics();
  private final RunTime time;
  private final ErrorInjection errorInjection;
  private final Availability availability;
  private final Sender sender;
  private final Dispatcher dispatcher;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile TrafficSettings settings;
  private volatile RunState state = RunState.RUNNING;
  private volatile boolean stopped;
  private volatile Optional<String> problem = Optional.empty();

  TrafficRun(RunSetup setup, TrafficSettings settings, HttpTransport transport) {
    this.setup = setup;
    this.settings = settings;
    time = new RunTime(setup.clock());
    errorInjection = new ErrorInjection(transport);
    availability = new Availability(setup.notices(), this::setErrorRateAgain);
    World world = new World();
    sender =
        new Sender(
            transport,
            new Lessons(world),
            statistics,
            availability,
            time,
            () -> this.settings.scenario().maxRetries(),
            setup.maxInFlight());
    dispatcher =
        new Dispatcher(
            new RequestPlan(setup.seed(), setup.limit()),
            setup.limit(),
            () -> this.settings,
            new CallChooser(world, setup.workers()),
            sender,
            availability,
            statistics,
            time);
  }

  void start() {
    Thread thread = new Thread(this::run, "traffic-dispatcher");
    thread.setDaemon(true);
    thread.start();
  }

  /** Makes other settings hold; waits until the server has taken a changed error rate. */
  synchronized void apply(TrafficSettings latest) throws TargetException {
    if (!latest.effectiveErrorRate().equals(settings.effectiveErrorRate())) {
      errorInjection.apply(latest.effectiveErrorRate());
    }
    settings = latest;
    dispatcher.settingsChanged();
  }

  /** Ends the run soon; see {@link #await}. */
  void stop() {
    stopped = true;
    dispatcher.stop();
  }

  /** Waits until the run is over, but no longer than that, and says whether it is. */
  boolean await(Duration atMost) throws InterruptedException {
    return ended.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
  }

  boolean isActive() {
    return state.isActive();
  }

  Snapshot snapshot() {
    Duration elapsed = time.shown();
    TrafficSettings asked = settings;
    return new Snapshot(
        state,
        asked,
        setup.limit(),
        elapsed,
        asked.rateAt(elapsed.toSeconds(), setup.limit()),
        sender.inFlight(),
        state.isActive() ? availability.awayFor(time.elapsed()) : Optional.empty(),
        statistics.tally(elapsed),
        problem);
  }

  private void run() {
    RunState outcome = RunState.FINISHED;
    try {
      setErrorRate();
      time.start();
      dispatcher.run();
      time.end();
      state = RunState.STOPPING;
      Duration grace = stopped ? GRACE_WHEN_STOPPED : setup.requestTimeout().plusSeconds(1);
      sender.drain(grace.toNanos());
    } catch (TargetException e) {
      problem = Optional.of("the error rate could not be set: " + e.getMessage());
      outcome = RunState.FAILED;
    } catch (InterruptedException e) {
      problem = Optional.of("the run was interrupted");
      outcome = RunState.FAILED;
    } catch (RuntimeException e) {
      problem = Optional.of("the simulator itself failed: " + e);
      outcome = RunState.FAILED;
    } finally {
      putErrorRateBack();
      state = outcome;
      ended.countDown();
    }
  }

  private void setErrorRate() throws TargetException {
    try {
      errorInjection.apply(settings.effectiveErrorRate());
    } catch (TargetException.Unreachable e) {
      availability.unreachable(0, e.getMessage());
    }
  }

  /** A server that was away may have been started anew, with no memory of the rate. */
  private void setErrorRateAgain() {
    if (settings.effectiveErrorRate().isPresent()) {
      Thread thread = new Thread(this::applyErrorRate, "traffic-control");
      thread.setDaemon(true);
      thread.start();
    }
  }

  private void applyErrorRate() {
    try {
      errorInjection.apply(settings.effectiveErrorRate());
    } catch (TargetException e) {
      setup.notices().accept("the error rate could not be set: " + e.getMessage());
    }
  }

  private void putErrorRateBack() {
    try {
      errorInjection.close();
    } catch (TargetException e) {
      setup
          .notices()
          .accept(
              "the error rate could not be put back, the server may still have this run's: "
                  + e.getMessage());
    }
  }
}
