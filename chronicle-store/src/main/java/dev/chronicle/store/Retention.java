package dev.chronicle.store;

import java.time.Duration;

/**
 * How much a store keeps; what is beyond goes, the oldest first. Immutable.
 *
 * @param maxAge how long ago the calls may have started; {@code null} for any time
 * @param maxBytes how large all files of the store together may be; {@code null} for any size
 */
public record Retention(Duration maxAge, Long maxBytes) {
  /** What a store keeps unless told otherwise: 30 days, and not more than 2 GiB. */
  public static final Retention DEFAULT = new Retention(Duration.ofDays(30), 2L << 30);

  /** Keeps everything. */
  public static final Retention UNLIMITED = new Retention(null, null);

  public Retention {
    if (maxAge != null && (maxAge.isNegative() || maxAge.isZero())) {
      throw new IllegalArgumentException("maxAge must be positive, was: " + maxAge);
    }
    if (maxBytes != null && maxBytes < 1) {
      throw new IllegalArgumentException("maxBytes must be positive, was: " + maxBytes);
    }
  }

  /** Returns the same with another {@link #maxAge}. */
  public Retention withMaxAge(Duration maxAge) {
    return new Retention(maxAge, maxBytes);
  }

  /** Returns the same with another {@link #maxBytes}. */
  public Retention withMaxBytes(Long maxBytes) {
    return new Retention(maxAge, maxBytes);
  }
}
