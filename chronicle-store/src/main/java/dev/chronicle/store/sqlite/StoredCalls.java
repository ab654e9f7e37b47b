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
