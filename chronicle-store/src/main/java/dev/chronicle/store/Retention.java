package dev.chronicle.store;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * How much a store keeps; what is beyond goes, the oldest first. Immutable.
 *
 * @param maxAge how long ago the calls may have started; {@code null} for any time
 * @param errorsMaxAge the same for calls that threw; longer than {@code maxAge}, {@code null} where
 *     it is the same as for all
 * @param maxBytes how large all files of the store together may be, errors included; {@code null}
 *     for any size
 * @param maxCallsPerFunction how many calls are kept of each function, as its public name tells it,
 *     the newest ones; {@code null} for any number
 * @param maxCallsByFunction the same for functions for which it differs, by their public names
 */
public record Retention(
    Duration maxAge,
    Duration errorsMaxAge,
    Long maxBytes,
    Long maxCallsPerFunction,
    Map<String, Long> maxCallsByFunction) {
  /** What a store keeps unless told otherwise: 30 days, and not more than 2 GiB. */
  public static final Retention DEFAULT =
      builder().maxAge(Duration.ofDays(30)).maxBytes(2L << 30).build();

  /** Keeps everything. */
  public static final Retention UNLIMITED = builder().build();

  public Retention {
    requirePositive("maxAge", maxAge);
    requirePositive("errorsMaxAge", errorsMaxAge);
    requirePositive("maxBytes", maxBytes);
    requirePositive("maxCallsPerFunction", maxCallsPerFunction);
    maxCallsByFunction = Map.copyOf(maxCallsByFunction);
    maxCallsByFunction.forEach((name, calls) -> requirePositive("maxCalls of " + name, calls));
    if (errorsMaxAge != null && (maxAge == null || errorsMaxAge.compareTo(maxAge) <= 0)) {
      throw new IllegalArgumentException(
          "errorsMaxAge must be longer than maxAge, was: %s, with maxAge %s"
              .formatted(errorsMaxAge, maxAge == null ? "unlimited" : maxAge));
    }
  }

  /** Starts the description of one that keeps everything. */
  public static Builder builder() {
    return new Builder();
  }

  /** Starts the description of one like this. */
  public Builder toBuilder() {
    Builder builder =
        builder()
            .maxAge(maxAge)
            .errorsMaxAge(errorsMaxAge)
            .maxBytes(maxBytes)
            .maxCallsPerFunction(maxCallsPerFunction);
    builder.maxCallsByFunction.putAll(maxCallsByFunction);
    return builder;
  }

  /** Returns the same with another {@link #maxAge}. */
  public Retention withMaxAge(Duration maxAge) {
    return toBuilder().maxAge(maxAge).build();
  }

  /** Returns the same with another {@link #maxBytes}. */
  public Retention withMaxBytes(Long maxBytes) {
    return toBuilder().maxBytes(maxBytes).build();
  }

  private static void requirePositive(String name, Duration duration) {
    if (duration != null && (duration.isNegative() || duration.isZero())) {
      throw new IllegalArgumentException(name + " must be positive, was: " + duration);
    }
  }

  private static void requirePositive(String name, Long number) {
    if (number != null && number < 1) {
      throw new IllegalArgumentException(name + " must be positive, was: " + number);
    }
  }

  /** Collects the limits of a {@link Retention}; none is set at first. Not thread-safe. */
  public static final class Builder {
    private Duration maxAge;
    private Duration errorsMaxAge;
    private Long maxBytes;
    private final Map<String, Long> maxCallsByFunction = new HashMap<>();
    private Long maxCallsPerFunction;

    private Builder() {}

    /** See {@link Retention#maxAge}. */
    public Builder maxAge(Duration maxAge) {
      this.maxAge = maxAge;
      return this;
    }

    /** See {@link Retention#errorsMaxAge}. */
    public Builder errorsMaxAge(Duration errorsMaxAge) {
      this.errorsMaxAge = errorsMaxAge;
      return this;
    }

    /** See {@link Retention#maxBytes}. */
    public Builder maxBytes(Long maxBytes) {
      this.maxBytes = maxBytes;
      return this;
    }

    /** See {@link Retention#maxCallsPerFunction}. */
    public Builder maxCallsPerFunction(Long maxCallsPerFunction) {
      this.maxCallsPerFunction = maxCallsPerFunction;
      return this;
    }

    /** Keeps the newest so many calls of the functions with this public name. */
    public Builder maxCalls(String functionName, long calls) {
      maxCallsByFunction.put(functionName, calls);
      return this;
    }

    /**
     * Returns what was described.
     *
     * @throws IllegalArgumentException if a limit is not positive, or {@code errorsMaxAge} is not
     *     longer than {@code maxAge}
     */
    public Retention build() {
      return new Retention(maxAge, errorsMaxAge, maxBytes, maxCallsPerFunction, maxCallsByFunction);
    }
  }
}
