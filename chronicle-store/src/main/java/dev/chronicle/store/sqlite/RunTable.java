package dev.chronicle.store.sqlite;

import dev.chronicle.call.CallBatch;
import dev.chronicle.call.DropReason;
import dev.chronicle.call.DroppedCalls;
import dev.chronicle.store.RunAccount;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Writes down what became of the calls of each run, in the transaction under way. Not thread-safe.
 */
final class RunTable {
  private static final int MOST_KEPT = 1_000;

  private final Connection connection;
  private final CallAppender calls;
  private final LossTable losses;
  private final PreparedStatement setStored;
  private final PreparedStatement addDropped;

  RunTable(Connection connection, CallAppender calls, LossTable losses) throws SQLException {
    this.connection = connection;
    this.calls = calls;
    this.losses = losses;
    this.setStored =
        connection.prepareStatement("UPDATE run SET stored = ?, stored_us = ? WHERE id = ?");
    this.addDropped =
        connection.prepareStatement(
            "INSERT INTO run_dropped (run, reason, calls) VALUES (?, ?, ?)"
                + " ON CONFLICT (run, reason) DO UPDATE SET calls = calls + excluded.calls");
  }

  /** Counts a batch that a run stores. The run need not be known: the store may be a new one. */
  void add(Run run, CallBatch batch) throws SQLException {
    if (!setStored(run, batch)) {
      begin(run);
      setStored(run, batch);
    }
    for (DroppedCalls dropped : batch.dropped()) {
      addDropped(run.id(), dropped.reason(), dropped.count());
    }
  }

  /** Writes down that a run begins, unless it has stored something already. */
  void begin(Run run) throws SQLException {
    try (PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO run (id, service, started_us, stored, stored_us) VALUES (?, ?, ?, ?,"
                    + " ?) ON CONFLICT DO NOTHING");
        Statement trim = connection.createStatement()) {
      insert.setString(1, run.id());
      insert.setInt(2, calls.serviceNumber(run.service()));
      insert.setLong(3, Micros.of(run.started()));
      insert.setLong(4, run.stored());
      insert.setLong(5, Micros.of(run.now()));
      insert.executeUpdate();
      trim.executeUpdate(
          "DELETE FROM run WHERE ending IS NOT NULL AND started_us <="
              + " (SELECT started_us FROM run ORDER BY started_us DESC LIMIT 1 OFFSET "
              + MOST_KEPT
              + ")");
      trim.executeUpdate("DELETE FROM run_dropped WHERE run NOT IN (SELECT id FROM run)");
    }
  }

  /**
   * What a run came to.
   *
   * @param lost calls that were on their way when it was killed
   */
  record Ending(long offered, long stored, long lost) {}

  /**
   * Writes down how a run ended.
   *
   * @param counts its last; {@code null} if nobody knows
   * @return nothing if that was written down before
   */
  Optional<Ending> end(String run, RunCounts counts) throws SQLException {
    if (counts != null) {
      begin(new Run(run, counts.service(), counts.started(), 0, counts.counted()));
    }
    Long stored = storedByRunning(run);
    if (stored == null) {
      return Optional.empty();
    }
    long offered = stored;
    long lost = 0;
    boolean closed = counts != null && counts.closed();
    try (PreparedStatement end =
        connection.prepareStatement(
            "UPDATE run SET counted_us = ?, offered = ?, ending = ? WHERE id = ?")) {
      if (counts != null) {
        Map<DropReason, Long> reported = droppedBy(run);
        Map<DropReason, Long> dropped = counts.droppedInTheEnd(stored, reported);
        for (Map.Entry<DropReason, Long> loss : dropped.entrySet()) {
          long more = loss.getValue() - reported.getOrDefault(loss.getKey(), 0L);
          if (more > 0) {
            addDropped(run, loss.getKey(), more);
            losses.add(counts.counted(), loss.getKey(), more);
          }
        }
        offered += RunCounts.sum(dropped);
        lost = dropped.getOrDefault(DropReason.KILLED, 0L);
        end.setLong(1, Micros.of(counts.counted()));
        end.setLong(2, offered);
      }
      end.setString(3, (closed ? RunAccount.State.CLOSED : RunAccount.State.KILLED).name());
      end.setString(4, run);
      end.executeUpdate();
      return Optional.of(new Ending(offered, stored, lost));
    }
  }

  /** Forgets the runs that have ended. */
  static void clear(Statement statement) throws SQLException {
    statement.executeUpdate("DELETE FROM run WHERE ending IS NOT NULL");
    statement.executeUpdate("DELETE FROM run_dropped WHERE run NOT IN (SELECT id FROM run)");
  }

  /** Returns what was reported in the store of why calls of a run are not there. */
  private Map<DropReason, Long> droppedBy(String run) throws SQLException {
    Map<DropReason, Long> dropped = new EnumMap<>(DropReason.class);
    try (PreparedStatement select =
        connection.prepareStatement("SELECT reason, calls FROM run_dropped WHERE run = ?")) {
      select.setString(1, run);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          dropped.put(DropReason.valueOf(row.getString(1)), row.getLong(2));
        }
      }
    }
    return dropped;
  }

  private boolean setStored(Run run, CallBatch batch) throws SQLException {
    setStored.setLong(1, run.stored() + batch.calls().size());
    setStored.setLong(2, Micros.of(run.now()));
    setStored.setString(3, run.id());
    return setStored.executeUpdate() > 0;
  }

  private void addDropped(String run, DropReason reason, long count) throws SQLException {
    addDropped.setString(1, run);
    addDropped.setString(2, reason.name());
    addDropped.setLong(3, count);
    addDropped.executeUpdate();
  }

  /** Returns how many calls a run has stored; {@code null} if it is not known to run. */
  private Long storedByRunning(String run) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT stored FROM run WHERE id = ? AND ending IS NULL")) {
      select.setString(1, run);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? row.getLong(1) : null;
      }
    }
  }
}
