package dev.chronicle.store.sqlite;

import dev.chronicle.call.CallId;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.store.CallFilter;
import dev.chronicle.store.CallOrder;
import dev.chronicle.store.CallQuery;
import dev.chronicle.store.Cursor;
import dev.chronicle.store.Page;
import dev.chronicle.store.TextMatcher;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds calls by their id and by queries. */
final class CallFinder {
  private final Reader reader;
  private final CallRows rows;

  CallFinder(Reader reader, Interned interned) {
    this.reader = reader;
    this.rows = new CallRows(reader, interned);
  }

  Optional<CapturedCall> find(CallId id) throws SQLException {
    String select = "SELECT " + CallRows.COLUMNS + " FROM call WHERE id = ?";
    try (ResultSet row = reader.prepare(select, id.value()).executeQuery()) {
      return row.next() ? Optional.of(rows.read(row)) : Optional.empty();
    }
  }

  Page find(CallQuery query) throws SQLException {
    CallFilter filter = query.filter();
    List<Integer> functions = functions(filter);
    if (filter.functionName() != null && functions.isEmpty()) {
      return new Page(List.of(), Optional.empty());
    }
    // One more than the page holds, to know whether there is a next one.
    return filter.text() == null
        ? page(
            query, withoutText(new CallSelect(query, functions, query.limit() + 1, query.offset())))
        : page(query, withText(query, new CallSelect(query, functions, CallSelect.UNLIMITED, 0)));
  }

  /** Returns the first calls that pass the filter, all but its text, in the order of their ids. */
  List<CapturedCall> first(CallFilter filter, int limit) throws SQLException {
    List<Integer> functions = functions(filter);
    return filter.functionName() != null && functions.isEmpty()
        ? List.of()
        : withoutText(new CallSelect(filter, functions, limit));
  }

  private List<CapturedCall> withoutText(CallSelect select) throws SQLException {
    List<CapturedCall> calls = new ArrayList<>();
    try (ResultSet row = reader.prepare(select.sql(), select.parameters()).executeQuery()) {
      while (row.next()) {
        calls.add(rows.read(row));
      }
    }
    return calls;
  }

  private List<CapturedCall> withText(CallQuery query, CallSelect select) throws SQLException {
    TextMatcher matcher = new TextMatcher(query.filter().text());
    List<CapturedCall> calls = new ArrayList<>();
    int toSkip = query.offset();
    try (ResultSet row = reader.prepare(select.sql(), select.parameters()).executeQuery()) {
      while (calls.size() <= query.limit() && row.next()) {
        if (!matcher.mayMatch(CallRows.recordingJson(row))) {
          continue;
        }
        CapturedCall call = rows.read(row);
        if (matcher.matches(call) && toSkip-- <= 0) {
          calls.add(call);
        }
      }
    }
    return calls;
  }

  private static Page page(CallQuery query, List<CapturedCall> calls) {
    if (calls.size() <= query.limit()) {
      return new Page(calls, Optional.empty());
    }
    List<CapturedCall> page = calls.subList(0, query.limit());
    CapturedCall last = page.get(page.size() - 1);
    return new Page(
        page,
        Optional.of(
            query.order() == CallOrder.NEWEST
                ? new Cursor(last.id())
                : new Cursor(last.id(), last.timing().duration())));
  }

  private List<Integer> functions(CallFilter filter) throws SQLException {
    List<Integer> functions = new ArrayList<>();
    if (filter.functionName() == null) {
      return functions;
    }
    try (ResultSet row =
        reader
            .prepare(
                "SELECT id FROM function WHERE name = ?", SqlText.toColumn(filter.functionName()))
            .executeQuery()) {
      while (row.next()) {
        functions.add(row.getInt(1));
      }
    }
    return functions;
  }
}
