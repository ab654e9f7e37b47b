package dev.chronicle.store.sqlite;

import dev.chronicle.call.CallId;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.call.FunctionId;
import dev.chronicle.call.Outcome;
import dev.chronicle.call.ServiceId;
import dev.chronicle.call.TraceIds;
import dev.chronicle.store.RecordingJson;
import dev.chronicle.store.StoreException;
import dev.chronicle.store.StoreException.Reason;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Turns calls into what blocks hold, and appends them in the transaction under way. */
final class CallAppender {
  private static final long NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

  private final InternTable<FunctionId> functions;
  private final InternTable<ServiceId> services;
  private final InternTable<String> exceptionTypes;
  private final LiveParts parts;

  CallAppender(Connection connection, Snapshot.Context context) throws SQLException {
    this.functions = InternTable.functions(connection);
    this.services = InternTable.services(connection);
    this.exceptionTypes = InternTable.exceptionTypes(connection);
    this.parts = new LiveParts(connection, context);
  }

  /**
   * Appends calls.
   *
   * @throws StoreException if an id is taken, or a time has no form in the database
   */
  void append(List<CapturedCall> calls) throws SQLException {
    if (calls.isEmpty()) {
      return;
    }
    List<StoredCall> stored = new ArrayList<>(calls.size());
    for (CapturedCall call : calls) {
      stored.add(toStoredCall(call));
    }
    stored.sort(Comparator.comparingLong(StoredCall::id));
    parts.append(stored);
  }

  /** Deletes calls of a live part, see {@link LiveParts#keep}. */
  long keep(Part part, Predicate<StoredCall> kept) throws SQLException {
    return parts.keep(part, kept);
  }

  int functionNumber(FunctionId function) throws SQLException {
    return functions.idOf(function);
  }

  int serviceNumber(ServiceId service) throws SQLException {
    return services.idOf(service);
  }

  /** The transaction was committed. */
  void committed() {
    functions.committed();
    services.committed();
    exceptionTypes.committed();
  }

  /** The transaction was rolled back. */
  void rolledBack() {
    functions.rolledBack();
    services.rolledBack();
    exceptionTypes.rolledBack();
  }

  private StoredCall toStoredCall(CapturedCall call) throws SQLException {
    TraceIds trace = call.origin().trace();
    String thread = call.origin().thread();
    return new StoredCall(
        call.id().value(),
        call.parentId() == null ? StoredCall.NO_PARENT : call.parentId().value(),
        functions.idOf(call.function()),
        services.idOf(call.origin().service()),
        epochNanos(call.timing().start()),
        call.timing().duration().toNanos(),
        call.outcome() instanceof Outcome.Threw threw
            ? exceptionTypes.idOf(threw.error().type())
            : 0,
        trace,
        trace == null || ListingFormat.isHex(trace) ? thread : OddTrace.before(thread, trace),
        RecordingJson.write(call));
  }

  private static long epochNanos(Instant time) {
    try {
      return Math.addExact(
          Math.multiplyExact(time.getEpochSecond(), NANOS_PER_SECOND), time.getNano());
    } catch (ArithmeticException beyond) {
      throw new StoreException(
          Reason.REFUSED, "start must lie between 1678 and 2261, was: " + time, beyond);
    }
  }

  /** Returns what to throw at a call whose id is taken. */
  static StoreException taken(long id) {
    return new StoreException(
        Reason.REFUSED,
        "id must be new, was stored before: "
            + new CallId(id)
            + "; nothing of the batch is stored");
  }
}
