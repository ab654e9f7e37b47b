package dev.chronicle.simulator.run;

import dev.chronicle.simulator.plan.RunLimit;
import dev.chronicle.simulator.plan.TrafficSettings;
import dev.chronicle.simulator.report.RunState;
import dev.chronicle.simulator.report.RunStatistics;
import dev.chronicle.simulator.report.Snapshot;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Sends traffic to a task queue: started, stopped, changed while it runs, and looked at at any
 * time.
 *
 * <p>One run at a time; each starts from the seed, with all counts at 0. Thread-safe: any thread
 * may call anything. The engine's own threads are daemons.
 */
public final class TrafficEngine implements AutoCloseable {
  /** The highest number of workers. */
  public static final int MAX_WORKERS = 1_000;

  private static final Duration FOREVER = Duration.ofDays(365);

  private final RunSetup setup;
  private final HttpTransport transport;
  private TrafficSettings settings;
  private Optional<TrafficRun> run = Optional.empty();
  private boolean closed;

  private TrafficEngine(Builder builder) {
    setup =
        new RunSetup(
            builder.seed,
            builder.workers,
            builder.limit,
            builder.maxInFlight,
            builder.requestTimeout,
            builder.clock,
            builder.notices);
    settings = builder.settings;
    transport = new HttpTransport(builder.target, builder.token, builder.requestTimeout);
  }

  /** Starts to build an engine that sends to {@code target}. */
  public static Builder builder(Target target) {
    return new Builder(target);
  }

  /**
   * Starts a run and returns at once.
   *
   * @throws IllegalStateException if one is under way or this engine is closed
   */
  public synchronized void start() {
    if (closed) {
      throw new IllegalStateException("engine must not be closed");
    }
    if (isActive()) {
      throw new IllegalStateException("run must be over before the next one starts");
    }
    TrafficRun next = new TrafficRun(setup, settings, transport);
    run = Optional.of(next);
    next.start();
  }

  /**
   * Makes other settings hold from now on, for the run under way and those after it.
   *
   * @throws TargetException if the server did not take the error rate; the settings stay as they
   *     were
   */
  public void apply(TrafficSettings latest) throws TargetException {
    Optional<TrafficRun> active = activeRun();
    if (active.isPresent()) {
      active.get().apply(latest);
    }
    synchronized (this) {
      settings = latest;
    }
  }

  /**
   * Stops the run under way, if there is one: nothing more is sent, answers are waited for two
   * seconds, the server's error rate is put back. Returns when that is done.
   *
   * @throws InterruptedException if the calling thread is interrupted; the run ends all the same
   */
  public void stop() throws InterruptedException {
    Optional<TrafficRun> active = activeRun();
    if (active.isPresent()) {
      active.get().stop();
      active.get().await(FOREVER);
    }
  }

  /** Stops the run under way, if there is one, and forgets all numbers. */
  public void reset() throws InterruptedException {
    stop();
    synchronized (this) {
      if (!isActive()) {
        run = Optional.empty();
      }
    }
  }

  /** Waits until no run is under way, but no longer than that, and says whether that is so. */
  public boolean awaitEnd(Duration atMost) throws InterruptedException {
    Optional<TrafficRun> active = activeRun();
    return active.isEmpty() || active.get().await(atMost);
  }

  /** Returns the run under way, or the last one, as it stands. */
  public Snapshot snapshot() {
    Optional<TrafficRun> shown;
    TrafficSettings asked;
    synchronized (this) {
      shown = run;
      asked = settings;
    }
    return shown.map(TrafficRun::snapshot).orElseGet(() -> idle(asked));
  }

  /**
   * Stops the run under way, if there is one, and ends the engine's threads. Does not wait any
   * longer if the calling thread is interrupted, and leaves it interrupted.
   */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    try {
      stop();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    transport.close();
  }

  private synchronized Optional<TrafficRun> activeRun() {
    return isActive() ? run : Optional.empty();
  }

  private boolean isActive() {
    return run.isPresent() && run.get().isActive();
  }

  private Snapshot idle(TrafficSettings asked) {
    return new Snapshot(
        RunState.IDLE,
        asked,
        setup.limit(),
        Duration.ZERO,
        0,
        0,
        Optional.empty(),
        new RunStatistics().tally(Duration.ZERO),
        Optional.empty());
  }

  /** Collects what a {@link TrafficEngine} is made from. Not thread-safe. */
  public static final class Builder {
    private final Target target;
    private TrafficSettings settings = TrafficSettings.DEFAULT;
    private RunLimit limit = RunLimit.lasting(Duration.ofMinutes(10));
    private long seed;
    private int workers = 4;
    private int maxInFlight = 256;
    private Duration requestTimeout = Duration.ofSeconds(10);
    private Optional<String> token = Optional.empty();
    private Consumer<String> notices = notice -> {};
    private RunClock clock = RunClock.system();

    private Builder(Target target) {
      this.target = target;
    }

    /** The traffic to send; {@link TrafficSettings#DEFAULT} by default. */
    public Builder settings(TrafficSettings settings) {
      this.settings = settings;
      return this;
    }

    /** When a run ends by itself; after ten minutes by default. */
    public Builder limit(RunLimit limit) {
      this.limit = limit;
      return this;
    }

    /** What the plan is drawn from: same seed, same plan. 0 by default. */
    public Builder seed(long seed) {
      this.seed = seed;
      return this;
    }

    /** How many workers take part, 1 to {@value TrafficEngine#MAX_WORKERS}; 4 by default. */
    public Builder workers(int workers) {
      if (workers < 1 || workers > MAX_WORKERS) {
        throw new IllegalArgumentException(
            "workers must be between 1 and " + MAX_WORKERS + ", was: " + workers);
      }
      this.workers = workers;
      return this;
    }

    /**
     * How many requests are under way at most, which is the number of connections too; 256 by
     * default. Requests that are due beyond it wait, and their latency shows it.
     */
    public Builder maxInFlight(int maxInFlight) {
      if (maxInFlight < 1) {
        throw new IllegalArgumentException("maxInFlight must be 1 or more, was: " + maxInFlight);
      }
      this.maxInFlight = maxInFlight;
      return this;
    }

    /** How long an answer is waited for; 10 s by default. */
    public Builder requestTimeout(Duration requestTimeout) {
      if (requestTimeout.isNegative() || requestTimeout.isZero()) {
        throw new IllegalArgumentException(
            "requestTimeout must be above 0, was: " + requestTimeout);
      }
      this.requestTimeout = requestTimeout;
      return this;
    }

    /** The operator's token, sent with each request as {@code Authorization: Bearer}. */
    public Builder token(String token) {
      if (!token.matches("[\\x21-\\x7e]+")) {
        throw new IllegalArgumentException(
            "token must be printable ASCII characters without spaces");
      }
      this.token = Optional.of(token);
      return this;
    }

    /**
     * Is told in one line what a person should know while a run goes on, such as that the server is
     * away; called from several threads, must return soon.
     */
    public Builder notices(Consumer<String> notices) {
      this.notices = notices;
      return this;
    }

    /** The clock that requests are sent and measured by. */
    Builder clock(RunClock clock) {
      this.clock = clock;
      return this;
    }

    /** Builds the engine; nothing is sent before {@link TrafficEngine#start}. */
    public TrafficEngine build() {
      return new TrafficEngine(this);
    }
  }
}
