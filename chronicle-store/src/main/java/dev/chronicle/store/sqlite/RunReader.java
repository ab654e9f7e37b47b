package dev.chronicle.store.sqlite;

import dev.chronicle.call.DropReason;
import dev.chronicle.store.RunAccount;
import dev.chronicle.store.RunAccount.State;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Tells what became of the calls of each run, also of those that run. */
final class RunReader {
  private final Path store;
  private final Snapshot snapshot;

  RunReader(Path store, Snapshot snapshot) {
    this.store = store;
    this.snapshot = snapshot;
  }

  /** Returns the ids of runs that go on, or were killed and nobody has noticed yet. */
  static List<String> unfinished(Reader reader) throws SQLException {
    List<String> runs = new ArrayList<>();
    try (ResultSet row = reader.prepare("SELECT id FROM run WHERE ending IS NULL").executeQuery()) {
      while (row.next()) {
        runs.add(row.getString(1));
      }
    }
    return runs;
  }

  /** Returns the latest runs, newest first. */
  List<RunAccount> latest(int limit) throws SQLException {
    List<RunAccount> runs = new ArrayList<>();
    try (ResultSet row =
        snapshot
            .reader()
            .prepare(
                "SELECT id, service, started_us, stored, ending, offered, counted_us FROM run"
                    + " ORDER BY started_us DESC, id LIMIT ?",
                limit)
            .executeQuery()) {
      while (row.next()) {
        runs.add(row.getString(5) == null ? unfinished(row) : ended(row));
      }
    }
    return runs;
  }

  private RunAccount ended(ResultSet row) throws SQLException {
    long counted = row.getLong(7);
    boolean unknown = row.wasNull();
    return account(
        row,
        unknown ? null : Micros.toInstant(counted),
        State.valueOf(row.getString(5)),
        unknown ? OptionalLong.empty() : OptionalLong.of(row.getLong(6)),
        droppedBy(row.getString(1)));
  }

  /** It runs, or it was killed and nobody has noticed yet. */
  private RunAccount unfinished(ResultSet row) throws SQLException {
    String id = row.getString(1);
    State state = isAlive(id) ? State.RUNNING : State.KILLED;
    Map<DropReason, Long> reported = droppedBy(id);
    Optional<RunCounts> counts = RunFile.read(store, id);
    if (counts.isEmpty()) {
      return account(row, null, state, OptionalLong.empty(), reported);
    }
    long stored = row.getLong(4);
    Map<DropReason, Long> dropped =
        state == State.RUNNING
            ? counts.get().droppedOr(reported)
            : counts.get().droppedInTheEnd(stored, reported);
    return account(
        row,
        counts.get().counted(),
        counts.get().closed() ? State.CLOSED : state,
        OptionalLong.of(Math.max(counts.get().offered(), stored + RunCounts.sum(dropped))),
        dropped);
  }

  private RunAccount account(
      ResultSet row, Instant counted, State state, OptionalLong offered, Map<DropReason, Long> why)
      throws SQLException {
    return new RunAccount(
        snapshot.service(row.getInt(2)),
        Micros.toInstant(row.getLong(3)),
        counted,
        state,
        offered,
        row.getLong(4),
        why);
  }

  private Map<DropReason, Long> droppedBy(String run) throws SQLException {
    Map<DropReason, Long> dropped = new EnumMap<>(DropReason.class);
    try (ResultSet row =
        snapshot
            .reader()
            .prepare("SELECT reason, calls FROM run_dropped WHERE run = ?", run)
            .executeQuery()) {
      while (row.next()) {
        dropped.put(DropReason.valueOf(row.getString(1)), row.getLong(2));
      }
    }
    return dropped;
  }

  private boolean isAlive(String run) {
    try {
      return RunFile.isAlive(store, run);
    } catch (IOException unknown) {
      return false;
    }
  }
}
