package dev.chronicle.demo;

import dev.chronicle.demo.core.Ageing;
import dev.chronicle.demo.core.ClaimStore;
import dev.chronicle.demo.core.ErrorInjector;
import dev.chronicle.demo.core.LeaseSweeper;
import dev.chronicle.demo.core.Leases;
import dev.chronicle.demo.core.Pause;
import dev.chronicle.demo.core.RetryPolicy;
import dev.chronicle.demo.core.StartupException;
import dev.chronicle.demo.core.TaskCounts;
import dev.chronicle.demo.core.TaskIds;
import dev.chronicle.demo.core.TaskStore;
import dev.chronicle.demo.db.SqliteClaimStore;
import dev.chronicle.demo.db.SqliteLeaseStore;
import dev.chronicle.demo.db.SqliteTaskStore;
import dev.chronicle.demo.db.TaskDatabase;
import dev.chronicle.demo.resources.AdminResource;
import dev.chronicle.demo.resources.QueueExceptionMapper;
import dev.chronicle.demo.resources.ReplyFilter;
import dev.chronicle.demo.resources.TaskOperations;
import dev.chronicle.demo.resources.TaskResource;
import dev.chronicle.demo.resources.WorkflowOperations;
import dev.chronicle.demo.resources.WorkflowResource;
import io.dropwizard.lifecycle.Managed;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;

/**
 * The task queue, put together: open it, register {@link #jerseyComponents()} with Jersey and let
 * Dropwizard manage it, or call {@link #start()} and {@link #stop()}.
 *
 * <pre>{@code
 * TaskQueue queue = TaskQueue.builder("jdbc:sqlite:demo_tasks.db").open();
 * queue.jerseyComponents().forEach(environment.jersey()::register);
 * environment.lifecycle().manage(queue);
 * }</pre>
 *
 * <p>Thread-safe.
 */
public final class TaskQueue implements Managed {
  private final TaskDatabase database;
  private final TaskStore tasks;
  private final TaskResource taskResource;
  private final WorkflowResource workflowResource;
  private final SweepLoop sweeps;
  private final List<Object> jerseyComponents;

  private TaskQueue(Builder settings) {
    Clock clock = Clock.tick(settings.clock, Duration.of(1, ChronoUnit.MICROS));
    RetryPolicy retries =
        new RetryPolicy(settings.firstBackOff, settings.longestBackOff, settings.random);
    Leases leases = new Leases(clock, settings.lease);
    Ageing ageing = new Ageing(settings.ageingStep);
    ErrorInjector errors = new ErrorInjector(settings.random);
    TaskIds ids = new TaskIds(clock, settings.random);
    database = TaskDatabase.open(settings.jdbcUrl, settings.patience, settings.instrument);
    tasks = new SqliteTaskStore(database);
    ClaimStore claims = new SqliteClaimStore(database);
    sweeps =
        new SweepLoop(
            new LeaseSweeper(new SqliteLeaseStore(database), retries, clock),
            settings.sweepInterval);
    taskResource =
        new TaskResource(new TaskOperations(tasks, ids, errors, clock, settings.keyLifetime));
    workflowResource =
        new WorkflowResource(
            new WorkflowOperations(claims, ageing, leases, retries, errors, Pause.sleeping()));
    jerseyComponents =
        List.of(
            taskResource,
            workflowResource,
            new AdminResource(tasks, errors),
            new QueueExceptionMapper(),
            new ReplyFilter());
  }

  /**
   * Starts to describe a queue.
   *
   * @param jdbcUrl {@code jdbc:sqlite:} and a file's name
   */
  public static Builder builder(String jdbcUrl) {
    return new Builder(jdbcUrl);
  }

  /** Returns the resources, and what turns their replies and failures into answers. */
  public List<Object> jerseyComponents() {
    return jerseyComponents;
  }

  /** Returns the tasks, for those who only look; what they do is not captured. */
  public TaskStore tasks() {
    return tasks;
  }

  /** Returns what can be done to tasks, each call captured. */
  public TaskResource taskResource() {
    return taskResource;
  }

  /** Returns what leads tasks through their life, each call captured. */
  public WorkflowResource workflowResource() {
    return workflowResource;
  }

  /** Returns how many tasks there are. */
  public TaskCounts counts() {
    return tasks.counts();
  }

  /** Returns what is wrong with the database, in one line; empty when it answers. */
  public Optional<String> defect() {
    return database.defect();
  }

  /** Starts to take tasks back from workers that are not heard of in time. */
  @Override
  public void start() {
    sweeps.start();
  }

  /** Ends what {@link #start()} started and closes the database. */
  @Override
  public void stop() throws InterruptedException {
    sweeps.stop();
    database.close();
  }

  /** Collects what a {@link TaskQueue} is made with. Not thread-safe. */
  public static final class Builder {
    private final String jdbcUrl;
    private UnaryOperator<DataSource> instrument = UnaryOperator.identity();
    private Clock clock = Clock.systemUTC();
    private RandomGenerator random = new Random();
    private Duration lease = Duration.ofSeconds(60);
    private Duration ageingStep = Duration.ofMinutes(5);
    private Duration firstBackOff = Duration.ofSeconds(1);
    private Duration longestBackOff = Duration.ofMinutes(5);
    private Duration sweepInterval = Duration.ofSeconds(1);
    private Duration keyLifetime = Duration.ofDays(1);
    private Duration patience = Duration.ofSeconds(5);

    private Builder(String jdbcUrl) {
      this.jdbcUrl = jdbcUrl;
    }

    /**
     * Sets what wraps the sources of connections, so that statements can be watched; nothing by
     * default. Called once for the connection that writes and once for those that read.
     */
    public Builder instrument(UnaryOperator<DataSource> instrument) {
      this.instrument = instrument;
      return this;
    }

    /** Sets what tells the time; the system's clock by default. */
    public Builder clock(Clock clock) {
      this.clock = clock;
      return this;
    }

    /** Sets the thread-safe source of back-offs, injected errors and parts of ids. */
    public Builder random(RandomGenerator random) {
      this.random = random;
      return this;
    }

    /** Sets how long a worker has a task without a sign of life; 60 s by default. */
    public Builder lease(Duration lease) {
      this.lease = lease;
      return this;
    }

    /** Sets how much waiting makes up for one level of priority; 5 min by default. */
    public Builder ageingStep(Duration ageingStep) {
      this.ageingStep = ageingStep;
      return this;
    }

    /** Sets the longest wait before the first and before any retry; 1 s and 5 min by default. */
    public Builder backOff(Duration first, Duration longest) {
      this.firstBackOff = first;
      this.longestBackOff = longest;
      return this;
    }

    /** Sets how often expired leases are looked for; each second by default. */
    public Builder sweepInterval(Duration sweepInterval) {
      this.sweepInterval = sweepInterval;
      return this;
    }

    /** Sets how long an idempotency key is remembered; a day by default. */
    public Builder keyLifetime(Duration keyLifetime) {
      this.keyLifetime = keyLifetime;
      return this;
    }

    /** Sets how long a call waits before it is told that the database is busy; 5 s by default. */
    public Builder patience(Duration patience) {
      this.patience = patience;
      return this;
    }

    /**
     * Opens the queue.
     *
     * @throws StartupException if the database cannot be used
     * @throws IllegalArgumentException if a duration is out of its bounds
     */
    public TaskQueue open() {
      return new TaskQueue(this);
    }
  }
}
