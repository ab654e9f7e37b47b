package dev.chronicle.store.sqlite;

import dev.chronicle.call.TraceIds;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Takes blocks apart, to put their calls into others. */
final class StoredCalls {
  private StoredCalls() {}

  /** Returns the calls of a block in the order of their ids; none if it is damaged. */
  static List<StoredCall> of(StoredBlock block, Snapshot snapshot) throws SQLException {
    Listing listing = snapshot.listing(block).orElse(null);
    Payload payload = listing == null ? null : snapshot.payload(block).orElse(null);
    List<StoredCall> calls = new ArrayList<>();
    for (int i = 0; payload != null && i < listing.size(); i++) {
      calls.add(of(listing, i, payload));
    }
    return calls;
  }

  /** Returns what is counted of a block's calls, without what they recorded. */
  static List<StoredCall> listed(StoredBlock block, Snapshot snapshot) throws SQLException {
    return snapshot.listing(block).map(StoredCalls::listed).orElse(List.of());
  }

  /** Returns what is counted of calls, without what they recorded. */
  static List<StoredCall> listed(Listing listing) {
    List<StoredCall> calls = new ArrayList<>(listing.size());
    for (int i = 0; i < listing.size(); i++) {
      calls.add(
          new StoredCall(
              listing.id(i),
              listing.parentId(i),
              listing.function(i),
              listing.service(i),
              listing.startNanos(i),
              listing.durationNanos(i),
              listing.exceptionType(i),
              null,
              "",
              ""));
    }
    return calls;
  }

  /** Returns one call of a block. */
  static StoredCall of(Listing listing, int call, Payload payload) {
    return new StoredCall(
        listing.id(call),
        listing.parentId(call),
        listing.function(call),
        listing.service(call),
        listing.startNanos(call),
        listing.durationNanos(call),
        listing.exceptionType(call),
        traceIds(listing, call, payload),
        payload.thread(call),
        payload.recording(call));
  }

  /** Returns the trace and span of a call; {@code null} outside any trace. */
  static TraceIds traceIds(Listing listing, int call, Payload payload) {
    if (listing.trace(call) == Listing.NO_TRACE) {
      return null;
    }
    return listing.trace(call) == Listing.TRACE_IN_PAYLOAD
        ? OddTrace.traceOf(payload.thread(call))
        : listing.traceIds(call);
  }
}
