package dev.chronicle.store;

import dev.chronicle.call.CallId;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * Asks for a page of calls: which, in what order, how many at most, and where to go on. Immutable.
 *
 * @param filter which calls
 * @param order in which order
 * @param limit size of the page, 1 to {@value #MAX_LIMIT}
 * @param cursor where to go on, from a page in the same order; {@code null} for the first page
 * @param offset how many calls to leave out after that, from 0; slow when large, prefer the cursor
 */
public record CallQuery(CallFilter filter, CallOrder order, int limit, Cursor cursor, int offset) {

  /** The largest page that a store hands out. */
  public static final int MAX_LIMIT = 10_000;

  public CallQuery {
    Objects.requireNonNull(filter, "filter must not be null");
    Objects.requireNonNull(order, "order must not be null");
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException(
          "limit must be between 1 and " + MAX_LIMIT + ", was: " + limit);
    }
    if (offset < 0) {
      throw new IllegalArgumentException("offset must not be negative, was: " + offset);
    }
    if (cursor != null && cursor.order() != order) {
      throw new IllegalArgumentException(
          "cursor must come from a page in the order " + order + ", was: " + cursor);
    }
  }

  /** Starts a query for at most {@code limit} calls, of every kind, newest first. */
  public static Builder limit(int limit) {
    return new Builder(limit);
  }

  /** Collects the parts of a {@link CallQuery} and of its filter. Not thread-safe. */
  public static final class Builder {
    private final CallFilter.Builder filter = CallFilter.builder();
    private final int limit;
    private CallOrder order = CallOrder.NEWEST;
    private Cursor cursor;
    private int offset;

    private Builder(int limit) {
      this.limit = limit;
    }

    /** See {@link CallQuery#order}. */
    public Builder order(CallOrder order) {
      this.order = order;
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

    /** See {@link CallFilter#functionName}. */
    public Builder functionName(String functionName) {
      filter.functionName(functionName);
      return this;
    }

    /** See {@link CallFilter#hasError}. */
    public Builder hasError(Boolean hasError) {
      filter.hasError(hasError);
      return this;
    }

    /** See {@link CallFilter#exceptionType}. */
    public Builder exceptionType(String exceptionType) {
      filter.exceptionType(exceptionType);
      return this;
    }

    /** See {@link CallFilter#serviceVersion}. */
    public Builder serviceVersion(String serviceVersion) {
      filter.serviceVersion(serviceVersion);
      return this;
    }

    /** See {@link CallFilter#since}. */
    public Builder since(Instant since) {
      filter.since(since);
      return this;
    }

    /** See {@link CallFilter#until}. */
    public Builder until(Instant until) {
      filter.until(until);
      return this;
    }

    /** See {@link CallFilter#newerThan}. */
    public Builder newerThan(CallId newerThan) {
      filter.newerThan(newerThan);
      return this;
    }

    /** See {@link CallFilter#minDuration}. */
    public Builder minDuration(Duration minDuration) {
      filter.minDuration(minDuration);
      return this;
    }

    /** See {@link CallFilter#maxDuration}. */
    public Builder maxDuration(Duration maxDuration) {
      filter.maxDuration(maxDuration);
      return this;
    }

    /** See {@link CallFilter#traceId}. */
    public Builder traceId(String traceId) {
      filter.traceId(traceId);
      return this;
    }

    /** See {@link CallFilter#rootsOnly}. */
    public Builder rootsOnly(boolean rootsOnly) {
      filter.rootsOnly(rootsOnly);
      return this;
    }

    /** See {@link CallFilter#text}. */
    public Builder text(String text) {
      filter.text(text);
      return this;
    }

    /**
     * Returns the query.
     *
     * @throws IllegalArgumentException if a part is out of its bounds
     */
    public CallQuery build() {
      return new CallQuery(filter.build(), order, limit, cursor, offset);
    }
  }
}
