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
      calls.add(
          new StoredCall(
              listing.id(i),
              listing.parentId(i),
              listing.function(i),
              listing.service(i),
              listing.startNanos(i),
              listing.durationNanos(i),
              listing.exceptionType(i),
              traceIds(listing, i, payload),
              payload.thread(i),
              payload.recording(i)));
    }
    return calls;
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
