package dev.chronicle.store;

import dev.chronicle.call.CallId;
import java.time.Duration;
import java.time.Instant;

/**
 * Says which calls are meant; a call must pass every part that is given. Immutable.
 *
 * @param functionName public name of the function; {@code null} for all
 * @param hasError {@code true} for calls that threw, {@code false} for those that returned, {@code
 *     null} for both
 * @param exceptionType binary name of the class that a call threw; {@code null} for all calls
 * @param serviceVersion version of the program that made the recording; {@code null} for all
 * @param since earliest start, inclusive, to the millisecond, as {@link CallId#time()} tells it;
 *     {@code null} for no bound
 * @param until latest start, exclusive, likewise; {@code null} for no bound
 * @param newerThan id that the calls' ids must be above; {@code null} for no bound
 * @param minDuration shortest duration, inclusive; {@code null} for no bound
 * @param maxDuration longest duration, inclusive; {@code null} for no bound
 * @param traceId trace that the call belongs to; {@code null} for all
 * @param rootsOnly {@code true} for calls that no captured call made, {@code false} for all
 * @param text what arguments, result or exception must contain, as {@link TextMatcher} looks for
 *     it; {@code null} for all
 */
public record CallFilter(
    String functionName,
    Boolean hasError,
    String exceptionType,
    String serviceVersion,
    Instant since,
    Instant until,
    CallId newerThan,
    Duration minDuration,
    Duration maxDuration,
    String traceId,
    boolean rootsOnly,
    String text) {

  /** Every call. */
  public static final CallFilter ALL = builder().build();

  public CallFilter {
    requireNotNegative("minDuration", minDuration);
    requireNotNegative("maxDuration", maxDuration);
    if (since != null && until != null && until.isBefore(since)) {
      throw new IllegalArgumentException(
          "until must not be before since, was: " + until + " before " + since);
    }
    if (minDuration != null && maxDuration != null && maxDuration.compareTo(minDuration) < 0) {
      throw new IllegalArgumentException(
          "maxDuration must not be below minDuration, was: " + maxDuration + " < " + minDuration);
    }
  }

  /** Returns the same with another {@link #newerThan}. */
  public CallFilter withNewerThan(CallId id) {
    return new CallFilter(
        functionName,
        hasError,
        exceptionType,
        serviceVersion,
        since,
        until,
        id,
        minDuration,
        maxDuration,
        traceId,
        rootsOnly,
        text);
  }

  /** Starts a filter that every call passes. */
  public static Builder builder() {
    return new Builder();
  }

  private static void requireNotNegative(String name, Duration duration) {
    if (duration != null && duration.isNegative()) {
      throw new IllegalArgumentException(name + " must not be negative, was: " + duration);
    }
  }

  /** Collects the parts of a {@link CallFilter}. Not thread-safe. */
  public static final class Builder {
    private String functionName;
    private Boolean hasError;
    private String exceptionType;
    private String serviceVersion;
    private Instant since;
    private Instant until;
    private CallId newerThan;
    private Duration minDuration;
    private Duration maxDuration;
    private String traceId;
    private boolean rootsOnly;
    private String text;

    private Builder() {}

    /** See {@link CallFilter#functionName}. */
    public Builder functionName(String functionName) {
      this.functionName = functionName;
      return this;
    }

    /** See {@link CallFilter#hasError}. */
    public Builder hasError(Boolean hasError) {
      this.hasError = hasError;
      return this;
    }

    /** See {@link CallFilter#exceptionType}. */
    public Builder exceptionType(String exceptionType) {
      this.exceptionType = exceptionType;
      return this;
    }

    /** See {@link CallFilter#serviceVersion}. */
    public Builder serviceVersion(String serviceVersion) {
      this.serviceVersion = serviceVersion;
      return this;
    }

    /** See {@link CallFilter#since}. */
    public Builder since(Instant since) {
      this.since = since;
      return this;
    }

    /** See {@link CallFilter#until}. */
    public Builder until(Instant until) {
      this.until = until;
      return this;
    }

    /** See {@link CallFilter#newerThan}. */
    public Builder newerThan(CallId newerThan) {
      this.newerThan = newerThan;
      return this;
    }

    /** See {@link CallFilter#minDuration}. */
    public Builder minDuration(Duration minDuration) {
      this.minDuration = minDuration;
      return this;
    }

    /** See {@link CallFilter#maxDuration}. */
    public Builder maxDuration(Duration maxDuration) {
      this.maxDuration = maxDuration;
      return this;
    }

    /** See {@link CallFilter#traceId}. */
    public Builder traceId(String traceId) {
      this.traceId = traceId;
      return this;
    }

    /** See {@link CallFilter#rootsOnly}. */
    public Builder rootsOnly(boolean rootsOnly) {
      this.rootsOnly = rootsOnly;
      return this;
    }

    /** See {@link CallFilter#text}. */
    public Builder text(String text) {
      this.text = text;
      return this;
    }

    /**
     * Returns the filter.
     *
     * @throws IllegalArgumentException if a part is out of its bounds
     */
    public CallFilter build() {
      return new CallFilter(
          functionName,
          hasError,
          exceptionType,
          serviceVersion,
          since,
          until,
          newerThan,
          minDuration,
          maxDuration,
          traceId,
          rootsOnly,
          text);
    }
  }
}
