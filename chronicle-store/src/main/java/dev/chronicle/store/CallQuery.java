package dev.chronicle.store;

import dev.chronicle.call.CallId;
import java.time.Duration;
import java.time.Instant;

/**
 * Asks for calls, newest first: which, how many at most, and where to go on.
 *
 * @param functionName public name of the function; {@code null} for all
 * @param hasError {@code true} for calls that threw, {@code false} for those that returned, {@code
 *     null} for both
 * @param since earliest start, inclusive, to the millisecond, as {@link CallId#time()} tells it;
 *     {@code null} for no bound
 * @param until latest start, exclusive, likewise; {@code null} for no bound
 * @param minDuration shortest duration, inclusive; {@code null} for no bound
 * @param traceId trace that the call belongs to; {@code null} for all
 * @param text what arguments, result or exception must contain, as {@link TextMatcher} looks for
 *     it; {@code null} for all
 * @param limit size of the page, 1 to {@value #MAX_LIMIT}
 * @param cursor where to go on; {@code null} for the first page
 * @param offset how many calls to leave out after that, from 0; slow when large, prefer the cursor
 */
public record CallQuery(
    String functionName,
    Boolean hasError,
    Instant since,
    Instant until,
    Duration minDuration,
    String traceId,
    String text,
    int limit,
    Cursor cursor,
    int offset) {

  /** The largest page that a store hands out. */
  public static final int MAX_LIMIT = 10_000;

  public CallQuery {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException(
          "limit must be between 1 and " + MAX_LIMIT + ", was: " + limit);
    }
    if (offset < 0) {
      throw new IllegalArgumentException("offset must not be negative, was: " + offset);
    }
    if (minDuration != null && minDuration.isNegative()) {
      throw new IllegalArgumentException("minDuration must not be negative, was: " + minDuration);
    }
    if (since != null && until != null && until.isBefore(since)) {
      throw new IllegalArgumentException(
          "until must not be before since, was: " + until + " before " + since);
    }
  }

  /** Starts a query for at most {@code limit} calls. */
  public static Builder limit(int limit) {
    return new Builder(limit);
  }

  /** Collects the parts of a {@link CallQuery}. Not thread-safe. */
  public static final class Builder {
    private final int limit;
    private String functionName;
    private Boolean hasError;
    private Instant since;
    private Instant until;
    private Duration minDuration;
    private String traceId;
    private String text;
    private Cursor cursor;
    private int offset;

    private Builder(int limit) {
      this.limit = limit;
    }

    /** See {@link CallQuery#functionName}. */
    public Builder functionName(String functionName) {
      this.functionName = functionName;
      return this;
    }

    /** See {@link CallQuery#hasError}. */
    public Builder hasError(Boolean hasError) {
      this.hasError = hasError;
      return this;
    }

    /** See {@link CallQuery#since}. */
    public Builder since(Instant since) {
      this.since = since;
      return this;
    }

    /** See {@link CallQuery#until}. */
    public Builder until(Instant until) {
      this.until = until;
      return this;
    }

    /** See {@link CallQuery#minDuration}. */
    public Builder minDuration(Duration minDuration) {
      this.minDuration = minDuration;
      return this;
    }

    /** See {@link CallQuery#traceId}. */
    public Builder traceId(String traceId) {
      this.traceId = traceId;
      return this;
    }

    /** See {@link CallQuery#text}. */
    public Builder text(String text) {
      this.text = text;
      return this;
    }

    /** See {@link CallQuery#cursor}. */
    public Builder cursor(Cursor cursor) {
      this.cursor = cursor;
      return this;
    }

    /** See {@link CallQuery#offset}. */
    public Builder offset(int offset) {
      this.offset = offset;
      return this;
    }

    /**
     * Returns the query.
     *
     * @throws IllegalArgumentException if a part is out of its bounds
     */
    public CallQuery build() {
      return new CallQuery(
          functionName, hasError, since, until, minDuration, traceId, text, limit, cursor, offset);
    }
  }
}
