package dev.chronicle.store.sqlite;

import dev.chronicle.call.CapturedCall;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Adds calls to the rollups of their function and minute, in the transaction under way.
 *
 * <p>The database is the only state: a rollup that a batch touches is read, added to and written
 * back once, so a transaction that fails leaves nothing to mend, and two processes may write.
 * Minutes that are over are folded into one rollup a function, so that questions about all of time
 * read few rows; calls that come late are added to both. Not thread-safe.
 */
final class RollupWriter {
  private static final int ONE_MINUTE = 1;
  private static final int ALL_FOLDED_MINUTES = 0;

  private final Map<Cell, List<CapturedCall>> batch = new HashMap<>();
  private final Rollup rollup = new Rollup();
  private final PreparedStatement select;
  private final PreparedStatement upsert;
  private final PreparedStatement selectFoldedBefore;
  private final PreparedStatement updateFoldedBefore;
  private final PreparedStatement selectFunctionsToFold;
  private final PreparedStatement selectMinutesToFold;

  RollupWriter(Connection connection) throws SQLException {
    this.select =
        connection.prepareStatement(
            "SELECT "
                + Rollup.COLUMNS
                + " FROM rollup WHERE span_minutes = ? AND start_minute = ? AND function = ?");
    this.upsert =
        connection.prepareStatement(
            "INSERT INTO rollup (span_minutes, start_minute, function, "
                + Rollup.COLUMNS
                + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
                + " ON CONFLICT (span_minutes, start_minute, function) DO UPDATE SET"
                + " calls = excluded.calls, errors = excluded.errors, total_s = excluded.total_s,"
                + " total_ns = excluded.total_ns, max_ns = excluded.max_ns,"
                + " histogram = excluded.histogram");
    this.selectFoldedBefore =
        connection.prepareStatement("SELECT value FROM state WHERE name = 'folded_before'");
    this.updateFoldedBefore =
        connection.prepareStatement("UPDATE state SET value = ? WHERE name = 'folded_before'");
    this.selectFunctionsToFold =
        connection.prepareStatement(
            "SELECT DISTINCT function FROM rollup"
                + " WHERE span_minutes = 1 AND start_minute >= ? AND start_minute < ?");
    this.selectMinutesToFold =
        connection.prepareStatement(
            "SELECT "
                + Rollup.COLUMNS
                + " FROM rollup WHERE span_minutes = 1"
                + " AND start_minute >= ? AND start_minute < ? AND function = ?");
  }

  /** Notes a call for the next {@link #write}. */
  void add(CapturedCall call, int function) {
    batch.computeIfAbsent(new Cell(minuteOf(call), function), cell -> new ArrayList<>()).add(call);
  }

  /** Writes what was noted. */
  void write() throws SQLException {
    long foldedBefore = foldedBefore();
    long newest = foldedBefore;
    for (Map.Entry<Cell, List<CapturedCall>> entry : batch.entrySet()) {
      Cell cell = entry.getKey();
      addTo(ONE_MINUTE, cell.minute(), cell.function(), entry.getValue());
      if (cell.minute() < foldedBefore) {
        addTo(ALL_FOLDED_MINUTES, 0, cell.function(), entry.getValue());
      }
      newest = Math.max(newest, cell.minute());
    }
    // One minute more stays open, for calls that were under way when it ended.
    if (newest - 1 > foldedBefore) {
      fold(foldedBefore, newest - 1);
    }
  }

  /** Forgets what was noted. */
  void clear() {
    batch.clear();
  }

  private void addTo(int span, long minute, int function, List<CapturedCall> calls)
      throws SQLException {
    load(span, minute, function);
    calls.forEach(rollup::add);
    save(span, minute, function);
  }

  private void fold(long from, long to) throws SQLException {
    for (int function : functionsToFold(from, to)) {
      load(ALL_FOLDED_MINUTES, 0, function);
      selectMinutesToFold.setLong(1, from);
      selectMinutesToFold.setLong(2, to);
      selectMinutesToFold.setInt(3, function);
      try (ResultSet minutes = selectMinutesToFold.executeQuery()) {
        while (minutes.next()) {
          rollup.add(minutes, 1);
        }
      }
      save(ALL_FOLDED_MINUTES, 0, function);
    }
    updateFoldedBefore.setLong(1, to);
    updateFoldedBefore.executeUpdate();
  }

  private List<Integer> functionsToFold(long from, long to) throws SQLException {
    List<Integer> functions = new ArrayList<>();
    selectFunctionsToFold.setLong(1, from);
    selectFunctionsToFold.setLong(2, to);
    try (ResultSet rows = selectFunctionsToFold.executeQuery()) {
      while (rows.next()) {
        functions.add(rows.getInt(1));
      }
    }
    return functions;
  }

  private void load(int span, long minute, int function) throws SQLException {
    rollup.clear();
    select.setInt(1, span);
    select.setLong(2, minute);
    select.setInt(3, function);
    try (ResultSet row = select.executeQuery()) {
      if (row.next()) {
        rollup.add(row, 1);
      }
    }
  }

  private void save(int span, long minute, int function) throws SQLException {
    upsert.setInt(1, span);
    upsert.setLong(2, minute);
    upsert.setInt(3, function);
    rollup.bind(upsert, 4);
    upsert.executeUpdate();
  }

  private long foldedBefore() throws SQLException {
    try (ResultSet row = selectFoldedBefore.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  private static long minuteOf(CapturedCall call) {
    return Minutes.of(call.id().time());
  }

  private record Cell(long minute, int function) {}
}
