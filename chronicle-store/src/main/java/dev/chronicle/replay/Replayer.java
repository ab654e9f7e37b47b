package dev.chronicle.replay;

import dev.chronicle.call.CapturedArgument;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.call.CapturedValue;
import dev.chronicle.call.DependencyCall;
import dev.chronicle.capture.Chronicle;
import dev.chronicle.capture.Redact;
import dev.chronicle.capture.redaction.Redaction;
import dev.chronicle.capture.replay.ReplayScopes;
import dev.chronicle.capture.value.ValueCodec;
import dev.chronicle.replay.diff.Comparison;
import dev.chronicle.store.CaptureStore;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Plays recorded calls back against the code of today and tells what is different.
 *
 * <p>Each call runs on a thread of Chronicle's with its recorded arguments. Whatever it asks of
 * dependencies is answered from the recording; a call that was not recorded fails, and none is ever
 * made. Immutable and thread-safe; the objects that a {@link TargetResolver} gives must be so too
 * if calls are played back in parallel.
 *
 * <p>A page that lets people replay would {@link #start} a run, show its {@link
 * ReplayRun#progress()}, then its clusters; {@link #replay(CapturedCall, Map)} runs one call again
 * with other arguments.
 */
public final class Replayer {
  private final CallSource source;
  private final Selection selection;
  private final CallRunner runner;
  private final Duration timeLimit;
  private final int parallelism;
  private final Rules rules;
  private final ReplayScopes scopes;
  private final ArgumentReader arguments;

  private Replayer(Builder builder, WovenMethods methods) {
    this.source = builder.source;
    this.selection = new Selection(builder.functions, builder.since, builder.until, builder.limit);
    this.timeLimit = builder.timeLimit;
    this.parallelism = builder.parallelism;
    this.scopes = Chronicle.replayScopes(builder.codec);
    this.rules =
        new Rules(
            builder.codec,
            builder.comparison,
            builder.masks,
            new RecordedThrowables(builder.allowed.throwables()),
            methods,
            builder.knowsKey);
    this.arguments = new ArgumentReader(builder.codec, builder.defaults);
    this.runner = new CallRunner(rules, scopes, builder.targets, arguments, timeLimit);
  }

  /** Starts to describe a replay of the calls in a store, which is only read from. */
  public static Builder over(CaptureStore store) {
    return over(CallSource.of(store));
  }

  /** Starts to describe a replay of these calls. */
  public static Builder over(List<CapturedCall> calls) {
    return over(CallSource.of(calls));
  }

  /** Starts to describe a replay. */
  public static Builder over(CallSource source) {
    return new Builder(source);
  }

  /** Returns how many functions may be run. */
  public int functions() {
    return rules.methods().size();
  }

  /** Plays the calls back and waits for the end. */
  public ReplayReport run() {
    return start(result -> {}).report();
  }

  /** Begins to play the calls back in the background. */
  public ReplayRun start(ReplayListener listener) {
    return new ReplayRun(source, selection, runner, listener, timeLimit).start(parallelism);
  }

  /**
   * Plays the calls back twice, against the build that they were recorded of, and returns a mask
   * for each place that was not the same both times. To be reviewed: what varies may still matter.
   */
  public NoiseMasks findNoise() {
    NoiseFinder finder = new NoiseFinder();
    start(finder::first).report();
    start(finder::second).report();
    return finder.masks();
  }

  /**
   * Plays the recorded calls of a type back on another implementation of it, and compares outcomes,
   * dependency calls and speed. Which captured methods an implementation calls within is its own
   * affair and not compared.
   *
   * <p>Calls count if their method was declared by {@code type} itself, inherited by it, or
   * declared by an {@linkplain Builder#allow allowed} class that is a {@code type}; each runs the
   * method with the same name and the same erased parameter types. {@link Builder#limit} counts the
   * others too, so name the functions where a recording holds many.
   *
   * <p>The implementation needs neither {@code @Capture} nor to be woven. But only woven code has
   * its dependencies answered: one that is not woven really makes the calls that it makes, unseen,
   * and what was recorded is {@code NOT_MADE}.
   *
   * @param implementation called from the threads that replay, for all calls
   * @throws IllegalArgumentException if {@code type} has no methods that can be called on an object
   */
  public <T> ImplementationReport compare(Class<T> type, T implementation) {
    Implementation other = Implementation.of(type, implementation, rules.methods().classes());
    SpeedMeter meter = new SpeedMeter();
    CallPlayer player = new ImplementationRunner(other, rules, scopes, arguments, timeLimit);
    ReplayReport report =
        new ReplayRun(new CallsOf(other, source), selection, player, meter::add, timeLimit)
            .start(parallelism)
            .report();
    return new ImplementationReport(report, meter.byFunction());
  }

  /** Plays one call back on the calling thread, which is not interrupted however long it takes. */
  public ReplayResult replay(CapturedCall call) {
    return runner.play(call, source.tree(call));
  }

  /** Plays one call back and gives up when the time limit is over. */
  public ReplayResult replayInTime(CapturedCall call) {
    CompletableFuture<ReplayResult> result = new CompletableFuture<>();
    new ReplayRun(new OneCall(call, source), selection, runner, result::complete, timeLimit)
        .start(1)
        .report();
    return result.join();
  }

  /**
   * Returns the dependency calls, of a call and of those within it, that a replay answers, in the
   * order in which they started.
   */
  public List<DependencyCall> dependenciesOf(CapturedCall call) {
    return RecordedCall.of(call, source.tree(call)).answered();
  }

  /** Returns the class of an exception that dependencies may throw; {@code null} for others. */
  public Class<? extends Throwable> throwableNamed(String name) {
    return rules.throwables().named(name);
  }

  /** Returns the method that a call would be played back on; empty if there is none. */
  public Optional<Method> methodOf(CapturedCall call) {
    return runner.methodOf(call);
  }

  /**
   * Plays one call back with other arguments, and compares with what was recorded for the old ones.
   *
   * @param arguments JSON by name of the parameter; those that are not named stay as they are
   * @throws IllegalArgumentException if a parameter has no such name
   */
  public ReplayResult replay(CapturedCall call, Map<String, String> arguments) {
    Set<String> unknown = new HashSet<>(arguments.keySet());
    List<CapturedArgument> edited = new ArrayList<>();
    for (CapturedArgument argument : call.arguments()) {
      unknown.remove(argument.name());
      String json = arguments.get(argument.name());
      edited.add(
          json == null
              ? argument
              : new CapturedArgument(argument.name(), CapturedValue.exact(json)));
    }
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "arguments must be those of %s, was: %s".formatted(call.function().name(), unknown));
    }
    CapturedCall changed =
        new CapturedCall(
            call.id(),
            call.parentId(),
            call.function(),
            edited,
            call.outcome(),
            call.timing(),
            call.origin(),
            call.dependencies());
    return runner.play(changed, source.tree(call));
  }

  /** Collects what makes a {@link Replayer}. Not thread-safe. */
  public static final class Builder {
    private final CallSource source;
    private final AllowedClasses allowed = new AllowedClasses();
    private final Set<String> functions = new HashSet<>();
    private final Map<String, String> defaults = new HashMap<>();
    private Instant since;
    private Instant until;
    private int limit = Selection.DEFAULT_LIMIT;
    private TargetResolver targets = TargetResolver.none();
    private Comparison comparison = Comparison.EXACT;
    private NoiseMasks masks = NoiseMasks.NONE;
    private ValueCodec codec = codecWith(Redaction.builder().build());
    private boolean knowsKey = Redaction.isKeyInEnvironment();
    private Duration timeLimit = Duration.ofSeconds(10);
    private int parallelism = 1;

    private Builder(CallSource source) {
      this.source = Objects.requireNonNull(source, "source must not be null");
    }

    /** Plays back only calls of these functions, by public name. */
    public Builder function(String... names) {
      functions.addAll(List.of(names));
      return this;
    }

    /** Plays back only calls that started at this time or later. */
    public Builder since(Instant time) {
      this.since = time;
      return this;
    }

    /** Plays back only calls that started before this time. */
    public Builder until(Instant time) {
      this.until = time;
      return this;
    }

    /** Plays back so many calls at most; {@value Selection#DEFAULT_LIMIT} by default. */
    public Builder limit(int calls) {
      if (calls < 1) {
        throw new IllegalArgumentException("limit must be positive, was: " + calls);
      }
      this.limit = calls;
      return this;
    }

    /**
     * Allows the captured methods of these classes to be run. Exceptions among the classes may be
     * thrown by answered dependencies.
     */
    public Builder allow(Class<?>... types) {
      for (Class<?> type : types) {
        allowed.add(type);
      }
      return this;
    }

    /**
     * Allows the captured methods of all woven classes in these packages and those below them to be
     * run, and their exceptions to be thrown. Loads these classes, without initializing them.
     *
     * @throws IllegalArgumentException if a package has no classes
     */
    public Builder allowPackages(ClassLoader loader, String... packages) {
      for (String name : packages) {
        allowed.add(ClassIndex.ofPackage(name, loader), loader);
      }
      return this;
    }

    /**
     * Allows the same for all woven classes in these directories and jars.
     *
     * @param loader loads them
     * @throws IllegalArgumentException if one of them cannot be read
     */
    public Builder allowClassPath(ClassLoader loader, List<Path> roots) {
      allowed.add(ClassIndex.ofClassPath(roots), loader);
      return this;
    }

    /** Sets what gives the objects that instance methods run on; none by default. */
    public Builder targets(TargetResolver targets) {
      this.targets = Objects.requireNonNull(targets, "targets must not be null");
      return this;
    }

    /** Sets what counts as equal; {@link Comparison#EXACT} by default. */
    public Builder comparison(Comparison comparison) {
      this.comparison = Objects.requireNonNull(comparison, "comparison must not be null");
      return this;
    }

    /** Sets what varies by nature; nothing by default. */
    public Builder masks(NoiseMasks masks) {
      this.masks = Objects.requireNonNull(masks, "masks must not be null");
      return this;
    }

    /**
     * Sets what reads and writes values; by default what a Chronicle records with by default, with
     * the redaction key that the environment gives. Without one, dependencies are answered whatever
     * the tokens of secrets among their arguments.
     */
    public Builder codec(ValueCodec codec) {
      this.codec = Objects.requireNonNull(codec, "codec must not be null");
      this.knowsKey = true;
      return this;
    }

    /**
     * Sets the redaction that the calls were recorded with, its key among it, so that the tokens of
     * secrets compare.
     */
    public Builder redaction(Redaction redaction) {
      return codec(codecWith(Objects.requireNonNull(redaction, "redaction must not be null")));
    }

    private static ValueCodec codecWith(Redaction redaction) {
      return ValueCodec.builder().redactor(redaction).secretAnnotation(Redact.class).build();
    }

    /**
     * Sets what a parameter gets that a method did not have yet when it was recorded. Without, the
     * {@code defaultValue} of a {@link com.fasterxml.jackson.annotation.JsonProperty} on it counts.
     *
     * @param function public name
     * @param json the value
     */
    public Builder defaultFor(String function, String parameter, String json) {
      defaults.put(function + "." + parameter, json);
      return this;
    }

    /** Sets how long a call may take before it is given up; 10 s by default. */
    public Builder timeLimit(Duration limit) {
      if (limit.isZero() || limit.isNegative()) {
        throw new IllegalArgumentException("timeLimit must be positive, was: " + limit);
      }
      this.timeLimit = limit;
      return this;
    }

    /** Sets how many calls are played back at the same time; 1 by default. */
    public Builder parallelism(int calls) {
      if (calls < 1) {
        throw new IllegalArgumentException("parallelism must be positive, was: " + calls);
      }
      this.parallelism = calls;
      return this;
    }

    /**
     * Returns the replayer.
     *
     * @throws IllegalArgumentException if an allowed class has no captured methods or is not woven
     */
    public Replayer build() {
      return new Replayer(this, WovenMethods.of(allowed.classes()));
    }
  }
}
