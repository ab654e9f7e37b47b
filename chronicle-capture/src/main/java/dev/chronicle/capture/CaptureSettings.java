package dev.chronicle.capture;

import dev.chronicle.capture.sampling.CallLimit;
import dev.chronicle.capture.sampling.FunctionPattern;
import dev.chronicle.capture.sampling.Sampler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Which calls are recorded, and what happens under overload. Can be replaced as a whole while
 * Chronicle runs: {@link Chronicle#settings(CaptureSettings)}. Immutable.
 *
 * <p>The sampler is asked for calls that no captured call is around; those within go with it, so
 * that a recorded call has its whole tree. A function that has a sampler of its own is asked each
 * time. Calls that throw, and those that take as long as {@link #slowThreshold()}, are recorded
 * whatever a sampler says; arguments of a call that was left out at its start are written down at
 * its end, and marked as such ({@code WRITTEN_LATE}) where the call could have changed them. Limits
 * come on top: beyond a limit errors are left out, too.
 */
public final class CaptureSettings {
  /** Records every call. */
  public static final CaptureSettings DEFAULT = new Builder().build();

  private final Sampler sampler;
  private final Map<FunctionPattern, Sampler> samplersByFunction;
  private final List<CallLimit> limits;
  private final Duration slowThreshold;
  private final Overload overload;

  private CaptureSettings(Builder builder) {
    this.sampler = builder.sampler;
    this.samplersByFunction =
        Collections.unmodifiableMap(new LinkedHashMap<>(builder.samplersByFunction));
    this.limits = List.copyOf(builder.limits);
    this.slowThreshold = builder.slowThreshold;
    this.overload = builder.overload;
  }

  /** Starts with {@link #DEFAULT}. */
  public static Builder builder() {
    return new Builder();
  }

  /** Starts with these settings. */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.sampler = sampler;
    builder.samplersByFunction.putAll(samplersByFunction);
    builder.limits.addAll(limits);
    builder.slowThreshold = slowThreshold;
    builder.overload = overload;
    return builder;
  }

  /** Returns what chooses calls of functions that have no sampler of their own. */
  public Sampler sampler() {
    return sampler;
  }

  /** Returns the samplers of functions; the first pattern that matches counts. */
  public Map<FunctionPattern, Sampler> samplersByFunction() {
    return samplersByFunction;
  }

  /** Returns the limits; a call must be within all of them. */
  public List<CallLimit> limits() {
    return limits;
  }

  /** Returns how long a call takes that is recorded whatever a sampler says. */
  public Duration slowThreshold() {
    return slowThreshold;
  }

  /** Returns what happens when calls come faster than they can be stored. */
  public Overload overload() {
    return overload;
  }

  /** Describes settings. Not thread-safe. */
  public static final class Builder {
    private static final Duration DEFAULT_SLOW_THRESHOLD = Duration.ofSeconds(1);

    private final Map<FunctionPattern, Sampler> samplersByFunction = new LinkedHashMap<>();
    private final List<CallLimit> limits = new ArrayList<>();
    private Sampler sampler = Sampler.always();
    private Duration slowThreshold = DEFAULT_SLOW_THRESHOLD;
    private Overload overload = Overload.shed();

    private Builder() {}

    /** Sets what chooses calls of functions that have no sampler of their own. */
    public Builder sampler(Sampler sampler) {
      this.sampler = Objects.requireNonNull(sampler, "sampler must not be null");
      return this;
    }

    /**
     * Sets what chooses calls of some functions.
     *
     * @param functions a public name, in which {@code *} stands for any characters
     */
    public Builder sampler(String functions, Sampler sampler) {
      samplersByFunction.put(
          new FunctionPattern(functions),
          Objects.requireNonNull(sampler, "sampler must not be null"));
      return this;
    }

    /** Forgets the samplers of functions. */
    public Builder noSamplersByFunction() {
      samplersByFunction.clear();
      return this;
    }

    /** Adds a limit. */
    public Builder limit(CallLimit limit) {
      limits.add(Objects.requireNonNull(limit, "limit must not be null"));
      return this;
    }

    /** Forgets all limits. */
    public Builder noLimits() {
      limits.clear();
      return this;
    }

    /** Sets how long a call takes that is recorded whatever a sampler says; 1 s by default. */
    public Builder slowThreshold(Duration threshold) {
      if (threshold.isZero() || threshold.isNegative()) {
        throw new IllegalArgumentException("slowThreshold must be positive, was: " + threshold);
      }
      this.slowThreshold = threshold;
      return this;
    }

    /** Sets what happens when calls come faster than they can be stored; shedding by default. */
    public Builder overload(Overload overload) {
      this.overload = Objects.requireNonNull(overload, "overload must not be null");
      return this;
    }

    /** Returns the settings. */
    public CaptureSettings build() {
      return new CaptureSettings(this);
    }
  }
}
