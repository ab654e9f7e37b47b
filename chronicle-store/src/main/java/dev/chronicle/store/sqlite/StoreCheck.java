package dev.chronicle.store.sqlite;

import dev.chronicle.call.CallId;
import dev.chronicle.store.CheckReport;
import dev.chronicle.store.Progress;
import dev.chronicle.store.StoreException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads everything once, to see whether it can be. */
final class StoreCheck {
  private static final int CALLS_BETWEEN_REPORTS = 1_000;

  private final Reader reader;
  private final CallRows rows;

  StoreCheck(Reader reader, Interned interned) {
    this.reader = reader;
    this.rows = new CallRows(reader, interned);
  }

  CheckReport run(Progress progress) throws SQLException {
    List<String> findings = new ArrayList<>();
    try (ResultSet row = reader.prepare("PRAGMA quick_check").executeQuery()) {
      while (row.next()) {
        if (!row.getString(1).equals("ok")) {
          findings.add(row.getString(1));
        }
      }
    }
    long total = new RollupReader(reader).calls();
    long sound = 0;
    try (ResultSet row =
        reader.prepare("SELECT " + CallRows.COLUMNS + " FROM call ORDER BY id").executeQuery()) {
      while (row.next()) {
        try {
          rows.read(row);
          if (++sound % CALLS_BETWEEN_REPORTS == 0) {
            progress.at(sound, total);
          }
        } catch (StoreException damaged) {
          findings.add(damaged.getMessage());
        } catch (IllegalArgumentException damaged) {
          findings.add("call " + new CallId(row.getLong(1)) + ": " + damaged.getMessage());
        }
      }
    }
    progress.at(sound, total);
    return new CheckReport(sound, findings);
  }
}
