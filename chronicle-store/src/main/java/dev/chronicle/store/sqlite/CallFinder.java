package dev.chronicle.store.sqlite;

import dev.chronicle.call.CallId;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.store.CallFilter;
import dev.chronicle.store.CallOrder;
import dev.chronicle.store.CallQuery;
import dev.chronicle.store.Cursor;
import dev.chronicle.store.Page;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds calls by their id and by queries. */
final class CallFinder {
  private final Snapshot snapshot;

  CallFinder(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  Optional<CapturedCall> find(CallId id) throws SQLException {
    CallPlace place = CallPlace.find(id.value(), snapshot).orElse(null);
    return place == null ? Optional.empty() : place.read(snapshot);
  }

  Page find(CallQuery query) throws SQLException {
    CallSearch search =
        new CallSearch(
            snapshot,
            new RowFilter(query.filter(), snapshot),
            SearchOrder.of(query.order()),
            query.cursor());
    for (int skipped = 0; skipped < query.offset(); skipped++) {
      if (search.next().isEmpty()) {
        return new Page(List.of(), Optional.empty());
      }
    }
    // One more than the page holds, to know whether there is a next one.
    List<CapturedCall> calls = take(search, query.limit() + 1);
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

  /** Returns the first calls that pass the filter, in the order of their ids. */
  List<CapturedCall> first(CallFilter filter, int limit) throws SQLException {
    return take(
        new CallSearch(snapshot, new RowFilter(filter, snapshot), SearchOrder.OLDEST, null), limit);
  }

  private static List<CapturedCall> take(CallSearch search, int limit) throws SQLException {
    List<CapturedCall> calls = new ArrayList<>();
    Optional<CapturedCall> next = search.next();
    while (next.isPresent()) {
      calls.add(next.get());
      next = calls.size() < limit ? search.next() : Optional.empty();
    }
    return calls;
  }
}
