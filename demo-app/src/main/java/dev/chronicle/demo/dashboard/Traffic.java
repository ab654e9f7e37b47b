package dev.chronicle.demo.dashboard;

import dev.chronicle.simulator.plan.RunLimit;
import dev.chronicle.simulator.plan.TrafficSettings;
import dev.chronicle.simulator.report.RunState;
import dev.chronicle.simulator.report.Snapshot;
import dev.chronicle.simulator.run.Target;
import dev.chronicle.simulator.run.TargetException;
import dev.chronicle.simulator.run.TrafficEngine;
import io.dropwizard.lifecycle.Managed;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Sends simulated traffic to this very server, one run at a time and always bounded in time, and
 * remembers second by second how it went. Thread-safe.
 */
public final class Traffic implements Managed {
  /** The longest run. */
  public static final Duration LONGEST = Duration.ofHours(1);

  private static final Duration BETWEEN_SAMPLES = Duration.ofSeconds(1);

  private final Supplier<Target> server;
  private final Optional<String> token;
  private final Clock clock;
  private final ScheduledExecutorService sampler =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "traffic-sampler");
            thread.setDaemon(true);
            return thread;
          });
  private final TrafficHistory history = new TrafficHistory();
  private TrafficPlan plan = TrafficPlan.DEFAULT;
  private Optional<TrafficEngine> engine = Optional.empty();
  private Optional<ScheduledFuture<?>> sampling = Optional.empty();

  /**
   * Makes it; nothing is sent before {@link #start}.
   *
   * @param server tells where this server listens, once it does
   * @param token the operator's token, where the server has one
   * @param clock dates the samples
   */
  public Traffic(Supplier<Target> server, Optional<String> token, Clock clock) {
    this.server = server;
    this.token = token;
    this.clock = clock;
  }

  /** Starts a run. Returns {@code false}, and does nothing, while one is under way. */
  synchronized boolean start(TrafficPlan next) {
    if (isActive()) {
      return false;
    }
    engine.ifPresent(TrafficEngine::close);
    history.clear();
    plan = next;
    TrafficEngine.Builder builder =
        TrafficEngine.builder(server.get())
            .settings(next.settings())
            .limit(RunLimit.lasting(next.duration()))
            .workers(next.workers())
            .seed(next.seed());
    token.ifPresent(builder::token);
    TrafficEngine started = builder.build();
    engine = Optional.of(started);
    started.start();
    sampling.ifPresent(previous -> previous.cancel(false));
    sampling =
        Optional.of(
            sampler.scheduleAtFixedRate(
                () -> sample(started), 0, BETWEEN_SAMPLES.toMillis(), TimeUnit.MILLISECONDS));
    return true;
  }

  /**
   * Makes other settings hold for the run under way, and for the next one.
   *
   * @throws TargetException if the server did not take the error rate
   */
  void apply(TrafficSettings settings) throws TargetException {
    Optional<TrafficEngine> active;
    synchronized (this) {
      active = engine;
      plan = plan.with(settings);
    }
    if (active.isPresent()) {
      active.get().apply(settings);
    }
  }

  /** Ends the run under way, if there is one; its numbers stay. */
  void end() throws InterruptedException {
    Optional<TrafficEngine> active;
    synchronized (this) {
      active = engine;
    }
    if (active.isPresent()) {
      active.get().stop();
    }
  }

  /** Ends the run under way, if there is one, and forgets its numbers and settings. */
  void reset() throws InterruptedException {
    end();
    synchronized (this) {
      if (!isActive()) {
        engine.ifPresent(TrafficEngine::close);
        engine = Optional.empty();
        plan = TrafficPlan.DEFAULT;
        history.clear();
      }
    }
  }

  /** Returns what is to be sent, or was last. */
  synchronized TrafficPlan plan() {
    return plan;
  }

  /** Returns the run under way, or the last one; empty before the first. */
  synchronized Optional<Snapshot> run() {
    return engine.map(TrafficEngine::snapshot);
  }

  TrafficHistory history() {
    return history;
  }

  /** Returns the address that the traffic goes to. */
  String server() {
    return server.get().toString();
  }

  private boolean isActive() {
    return run().map(Snapshot::state).filter(RunState::isActive).isPresent();
  }

  private void sample(TrafficEngine sampled) {
    Snapshot run = sampled.snapshot();
    history.add(clock.instant(), run);
    if (!run.state().isActive()) {
      synchronized (this) {
        if (engine.filter(current -> current == sampled).isPresent()) {
          sampling.ifPresent(running -> running.cancel(false));
        }
      }
    }
  }

  /** Does nothing: a run is started by a person. */
  @Override
  public void start() {
    // Managed for its end only.
  }

  /** Ends the run under way and everything that belongs to it. */
  @Override
  public synchronized void stop() {
    sampler.shutdownNow();
    engine.ifPresent(TrafficEngine::close);
  }
}
