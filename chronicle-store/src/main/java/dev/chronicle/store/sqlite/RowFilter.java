package dev.chronicle.store.sqlite;

import dev.chronicle.call.CallId;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.store.CallFilter;
import dev.chronicle.store.TextMatcher;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;

/** A {@link CallFilter} in the terms of one snapshot. For one question. */
final class RowFilter {
  private final CallFilter filter;
  private final long minId;
  private final long maxId;
  private final long minDuration;
  private final long maxDuration;
  private final int[] functions;
  private final int[] services;
  private final int[] exceptionTypes;
  private final byte[] traceId;
  private final TextMatcher text;

  RowFilter(CallFilter filter, Snapshot snapshot) throws SQLException {
    this.filter = filter;
    long lowest = Long.MIN_VALUE;
    if (filter.since() != null) {
      lowest = CallId.lowestAt(filter.since()).value();
    }
    if (filter.newerThan() != null) {
      lowest = Math.max(lowest, filter.newerThan().value() + 1);
    }
    this.minId = lowest;
    this.maxId =
        filter.until() == null ? Long.MAX_VALUE : CallId.lowestAt(filter.until()).value() - 1;
    this.minDuration = nanos(filter.minDuration(), 0);
    this.maxDuration = nanos(filter.maxDuration(), Long.MAX_VALUE);
    this.functions =
        filter.functionName() == null
            ? null
            : snapshot.numbers("SELECT id FROM function WHERE name = ?", filter.functionName());
    this.services =
        filter.serviceVersion() == null
            ? null
            : snapshot.numbers("SELECT id FROM service WHERE version = ?", filter.serviceVersion());
    this.exceptionTypes =
        filter.exceptionType() == null
            ? null
            : snapshot.numbers(
                "SELECT id FROM exception_type WHERE name = ?", filter.exceptionType());
    this.traceId =
        filter.traceId() != null && ListingFormat.isHexTraceId(filter.traceId())
            ? HexFormat.of().parseHex(filter.traceId())
            : null;
    this.text = filter.text() == null ? null : new TextMatcher(filter.text());
  }

  /** Returns the trace that calls must belong to, {@code null} for all. */
  String trace() {
    return filter.traceId();
  }

  /** Returns what must stand in calls, {@code null} for anything. */
  TextMatcher text() {
    return text;
  }

  /** Says whether calls with ids between these two may pass. */
  boolean mayMatch(long lowestId, long highestId) {
    return lowestId <= maxId && highestId >= minId;
  }

  /** Says whether calls of a block may pass; {@code false} is certain. */
  boolean mayMatch(BlockSummary block) {
    return mayMatch(block.minId(), block.maxId())
        && longest(block) >= minDuration
        && block.minDuration() <= maxDuration
        && (services == null || block.hasService(services))
        && (exceptionTypes == null || block.hasExceptionType(exceptionTypes))
        && (filter.traceId() == null || block.traced() > 0)
        && (!filter.rootsOnly() || block.roots() > 0)
        && (!Boolean.TRUE.equals(filter.hasError()) || mayHaveErrors(block));
  }

  /** Returns a duration that no call of the block that passes goes beyond; -1 if none passes. */
  long longest(BlockSummary block) {
    long longest = -1;
    if (functions == null) {
      longest = block.maxDuration();
    } else {
      for (int function : functions) {
        longest = Math.max(longest, block.maxDuration(function));
      }
    }
    return Math.min(longest, maxDuration);
  }

  /** Says whether a call passes, as far as its listing tells. */
  boolean matches(Listing listing, int call) {
    long id = listing.id(call);
    long duration = listing.durationNanos(call);
    return id >= minId
        && id <= maxId
        && duration >= minDuration
        && duration <= maxDuration
        && (functions == null || contains(functions, listing.function(call)))
        && (services == null || contains(services, listing.service(call)))
        && (exceptionTypes == null || contains(exceptionTypes, listing.exceptionType(call)))
        && (filter.hasError() == null || filter.hasError() == (listing.exceptionType(call) != 0))
        && (!filter.rootsOnly() || listing.parentId(call) == StoredCall.NO_PARENT)
        && (filter.traceId() == null || isOfTrace(listing, call));
  }

  /** Says whether a call that passed so far may pass, judged by its recording alone. */
  boolean mayMatch(Payload payload, int call) {
    return text == null || text.mayMatch(payload.recording(call));
  }

  /** Says whether a call that passed so far really does. */
  boolean matches(CapturedCall call) {
    return (text == null || text.matches(call))
        && (filter.traceId() == null || filter.traceId().equals(call.origin().trace().traceId()));
  }

  private boolean isOfTrace(Listing listing, int call) {
    return traceId == null
        ? listing.trace(call) == Listing.TRACE_IN_PAYLOAD
        : listing.isOfTrace(call, traceId) || listing.trace(call) == Listing.TRACE_IN_PAYLOAD;
  }

  private boolean mayHaveErrors(BlockSummary block) {
    if (functions == null) {
      return block.hasErrors();
    }
    for (int function : functions) {
      if (block.errors(function) > 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean contains(int[] numbers, int number) {
    for (int each : numbers) {
      if (each == number) {
        return true;
      }
    }
    return false;
  }

  private static long nanos(Duration duration, long none) {
    try {
      return duration == null ? none : duration.toNanos();
    } catch (ArithmeticException beyondAllCalls) {
      return Long.MAX_VALUE;
    }
  }
}
