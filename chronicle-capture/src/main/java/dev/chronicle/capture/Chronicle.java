package dev.chronicle.capture;

import dev.chronicle.call.CaptureNotice;
import dev.chronicle.call.ServiceId;
import dev.chronicle.capture.internal.DependencyProxy;
import dev.chronicle.capture.internal.ForkingExecutor;
import dev.chronicle.capture.internal.Forks;
import dev.chronicle.capture.internal.Pipeline;
import dev.chronicle.capture.internal.ReplayHook;
import dev.chronicle.capture.internal.WeavingCheck;
import dev.chronicle.capture.redaction.Redaction;
import dev.chronicle.capture.replay.ReplayScopes;
import dev.chronicle.capture.value.Redactor;
import dev.chronicle.capture.value.ValueCodec;
import dev.chronicle.capture.value.ValueLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records the calls of woven methods and hands them to a sink.
 *
 * <pre>{@code
 * Chronicle chronicle = Chronicle.builder().sink(SqliteCaptureStore.open(file)).install();
 * }</pre>
 *
 * <p>One Chronicle can be installed in a class loader at a time. While none is, a woven method does
 * nothing but ask whether there is one. Thread-safe.
 */
public final class Chronicle implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Chronicle.class);

  /** How long {@link #flush()} and {@link #close()} wait for the sink. */
  public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

  private static final Duration WEAVING_CHECK_TIMEOUT = Duration.ofSeconds(2);

  private final Pipeline pipeline;
  private final Thread closeAtShutdown = new Thread(this::close, "chronicle-shutdown");
  private final AtomicBoolean closed = new AtomicBoolean();

  private Chronicle(Pipeline pipeline) {
    this.pipeline = pipeline;
  }

  /** Starts the description of a Chronicle. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Makes woven code answerable to replays, also while no Chronicle is installed.
   *
   * @param codec writes down what the replayed code does; to compare like with like, made as the
   *     one of the recording
   */
  public static ReplayScopes replayScopes(ValueCodec codec) {
    return new ReplayHook(
        ServiceIdentity.fromEnvironment(System.getenv()),
        Objects.requireNonNull(codec, "codec must not be null"));
  }

  /**
   * Makes an object's methods dependencies wherever they are called from, for calls that weaving
   * does not see: method references, reflection, code that is not woven.
   *
   * @param type the interface by which the object is called; need not carry {@link Dependency}
   * @return a proxy that does what {@code target} does
   * @throws IllegalArgumentException if {@code type} is not an interface
   */
  public static <T> T dependency(Class<T> type, T target) {
    if (!type.isInterface()) {
      throw new IllegalArgumentException("type must be an interface, was: " + type.getName());
    }
    return DependencyProxy.of(type, Objects.requireNonNull(target, "target must not be null"));
  }

  /**
   * Lets captured calls in the executor's tasks know the call and the trace that each task was
   * handed over from. Woven code needs no such wrapping, and wrapping twice changes nothing.
   */
  public static Executor wrap(Executor executor) {
    return ForkingExecutor.of(Executor.class, executor);
  }

  /** {@link #wrap(Executor)} for an executor service. */
  public static ExecutorService wrap(ExecutorService executor) {
    return ForkingExecutor.of(ExecutorService.class, executor);
  }

  /** {@link #wrap(Executor)} for a scheduled executor service. */
  public static ScheduledExecutorService wrap(ScheduledExecutorService executor) {
    return ForkingExecutor.of(ScheduledExecutorService.class, executor);
  }

  /** Returns a task that does the same and whose captured calls belong to where this is called. */
  public static Runnable wrap(Runnable task) {
    return Forks.task(task);
  }

  /** {@link #wrap(Runnable)} for a task with a result. */
  public static <T> Callable<T> wrap(Callable<T> task) {
    return Forks.task(task);
  }

  /** {@link #wrap(Runnable)} for a supplier; has another name, so that lambdas can be given. */
  public static <T> Supplier<T> wrapSupplier(Supplier<T> task) {
    return Forks.task(task);
  }

  /** {@link #wrap(Runnable)} for a function. */
  public static <T, R> Function<T, R> wrapFunction(Function<T, R> task) {
    return Forks.task(task);
  }

  /** {@link #flush(Duration)} with {@link #DEFAULT_TIMEOUT}. */
  public boolean flush() {
    return flush(DEFAULT_TIMEOUT);
  }

  /**
   * Waits until every call that ended before has gone to the sink or was counted as dropped.
   * Returns {@code false} if that took longer than {@code timeout}, if the waiting thread was
   * interrupted (it stays so), or if Chronicle is closed.
   */
  public boolean flush(Duration timeout) {
    return pipeline.flush(timeout);
  }

  /** Returns which calls are recorded, and what happens under overload. */
  public CaptureSettings settings() {
    return pipeline.settings();
  }

  /** Changes which calls are recorded, at once and as a whole, for calls that begin from now on. */
  public void settings(CaptureSettings settings) {
    pipeline.settings(Objects.requireNonNull(settings, "settings must not be null"));
  }

  /**
   * Returns the latest notices about the recording, oldest first: limits that were reached, calls
   * that were lost. The sinks get them, too.
   */
  public List<CaptureNotice> notices() {
    return pipeline.notices();
  }

  /** Returns what became of the calls so far. */
  public CaptureMetrics metrics() {
    return pipeline.metrics();
  }

  /**
   * Stops recording, hands over what is still queued, and closes the sink. Waits at most {@link
   * #DEFAULT_TIMEOUT}. Done by itself when the process ends in order; closing twice does nothing.
   */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    if (Thread.currentThread() != closeAtShutdown) {
      removeShutdownHook();
    }
    if (!pipeline.stop(DEFAULT_TIMEOUT)) {
      LOG.warn(
          "The sink took longer than {} s to take what was queued: {} calls are not stored",
          DEFAULT_TIMEOUT.toSeconds(),
          metrics().pending());
    }
    if (metrics().offered() == 0) {
      WeavingCheck.await(WEAVING_CHECK_TIMEOUT);
    }
  }

  private void removeShutdownHook() {
    try {
      Runtime.getRuntime().removeShutdownHook(closeAtShutdown);
    } catch (IllegalStateException shutdownHasBegun) {
      LOG.debug("Closed while the process ends");
    }
  }

  /** Describes a Chronicle. Not thread-safe. */
  public static final class Builder {
    private static final int DEFAULT_QUEUE_CAPACITY = 16_384;
    private static final long DEFAULT_QUEUE_BYTES = 16L << 20;
    private static final int DEFAULT_BATCH_SIZE = 1_000;
    private static final Duration DEFAULT_FLUSH_INTERVAL = Duration.ofMillis(50);
    private static final List<String> DEPENDENCY_KINDS =
        List.of("clock", "http", "method", "random", "sql", "uuid");

    private ServiceId service = ServiceIdentity.fromEnvironment(System.getenv());
    private final List<CallSink> sinks = new ArrayList<>();
    private CaptureSettings settings = CaptureSettings.DEFAULT;
    private ValueLimits limits = ValueLimits.DEFAULT;
    private Redactor redactor;
    private int queueCapacity = DEFAULT_QUEUE_CAPACITY;
    private long queueBytes = DEFAULT_QUEUE_BYTES;
    private int batchSize = DEFAULT_BATCH_SIZE;
    private Duration flushInterval = DEFAULT_FLUSH_INTERVAL;
    private Set<String> kindsLeftOut = Set.of();

    private Builder() {}

    /**
     * Which kinds of dependency calls are not recorded, because there are too many; none by
     * default. A captured call that makes such calls cannot be replayed.
     *
     * @param kinds of {@code clock}, {@code http}, {@code method}, {@code random}, {@code sql},
     *     {@code uuid}
     * @throws IllegalArgumentException if there is no such kind
     */
    public Builder leaveOutDependencies(String... kinds) {
      for (String kind : kinds) {
        if (!DEPENDENCY_KINDS.contains(kind)) {
          throw new IllegalArgumentException(
              "kind must be one of " + String.join(", ", DEPENDENCY_KINDS) + ", was: " + kind);
        }
      }
      this.kindsLeftOut = Set.copyOf(List.of(kinds));
      return this;
    }

    /**
     * Where captured calls go; closed together with Chronicle. At least one is required. Several
     * get the same calls, one after the other on the same thread: one that fails does not cost the
     * others anything, one that is slow makes all wait.
     */
    public Builder sink(CallSink sink) {
      sinks.add(Objects.requireNonNull(sink, "sink must not be null"));
      return this;
    }

    /**
     * Which calls are recorded, to begin with. {@link CaptureSettings#DEFAULT}, all of them, unless
     * set.
     */
    public Builder settings(CaptureSettings settings) {
      this.settings = Objects.requireNonNull(settings, "settings must not be null");
      return this;
    }

    /**
     * What the recordings say of the program that made them. By default, what {@code
     * OTEL_SERVICE_NAME} and {@code OTEL_RESOURCE_ATTRIBUTES} say.
     */
    public Builder service(String name, String version) {
      this.service =
          new ServiceId(
              Objects.requireNonNull(name, "name must not be null"),
              Objects.requireNonNull(version, "version must not be null"));
      return this;
    }

    /** How large a recorded value may become. {@link ValueLimits#DEFAULT} unless set. */
    public Builder limits(ValueLimits limits) {
      this.limits = Objects.requireNonNull(limits, "limits must not be null");
      return this;
    }

    /**
     * What is kept out of the recordings. The defaults of {@link Redaction#builder()} unless set;
     * {@link Redactor#NONE} for recordings that hold everything as it is.
     */
    public Builder redaction(Redactor redaction) {
      this.redactor = Objects.requireNonNull(redaction, "redaction must not be null");
      return this;
    }

    /**
     * How many calls may wait for the writer before further ones are dropped. 16,384 by default.
     */
    public Builder queueCapacity(int calls) {
      this.queueCapacity = (int) positive("queueCapacity", calls);
      return this;
    }

    /** How many bytes, as estimated, the waiting calls may take. 16 MiB by default. */
    public Builder queueBytes(long bytes) {
      this.queueBytes = positive("queueBytes", bytes);
      return this;
    }

    /** How many calls go to the sink at once, at most. 1,000 by default. */
    public Builder batchSize(int calls) {
      this.batchSize = (int) positive("batchSize", calls);
      return this;
    }

    /**
     * How long a call waits for others to be stored with, at most. 50 ms by default. It is also
     * what a killed process loses at most, as far as the sink keeps up.
     */
    public Builder flushInterval(Duration interval) {
      if (interval.isZero() || interval.isNegative()) {
        throw new IllegalArgumentException("flushInterval must be positive, was: " + interval);
      }
      this.flushInterval = interval;
      return this;
    }

    /**
     * Makes the woven methods of this class loader report to the sink.
     *
     * @throws IllegalStateException if no sink was named, or a Chronicle is installed already
     */
    public Chronicle install() {
      if (sinks.isEmpty()) {
        throw new IllegalStateException("sink must be named before install()");
      }
      ValueCodec codec =
          ValueCodec.builder()
              .limits(limits)
              .redactor(redactor != null ? redactor : Redaction.builder().build())
              .secretAnnotation(Redact.class)
              .build();
      Pipeline.Settings size =
          new Pipeline.Settings(queueCapacity, queueBytes, batchSize, flushInterval, kindsLeftOut);
      Chronicle chronicle = new Chronicle(new Pipeline(size, settings, service, codec, sinks));
      if (!chronicle.pipeline.start()) {
        throw new IllegalStateException(
            "a Chronicle is installed already: close it before installing another");
      }
      Runtime.getRuntime().addShutdownHook(chronicle.closeAtShutdown);
      WeavingCheck.inBackground();
      return chronicle;
    }

    private static long positive(String name, long value) {
      if (value < 1) {
        throw new IllegalArgumentException(name + " must be positive, was: " + value);
      }
      return value;
    }
  }
}
