package dev.chronicle.store.sqlite;

import dev.chronicle.call.CallId;
import dev.chronicle.call.CapturedCall;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects the tree of calls that one call belongs to. */
final class CallTree {
  // UNION, not UNION ALL, ends also where damaged parent ids lead round in a circle.
  private static final String SELECT =
      """
      WITH RECURSIVE
        way_up (id, parent_id) AS (
          SELECT id, parent_id FROM call WHERE id = ?1
          UNION
          SELECT c.id, c.parent_id FROM way_up u JOIN call c ON c.id = u.parent_id),
        root (id) AS (
          SELECT coalesce(
            (SELECT u.id FROM way_up u LEFT JOIN call p ON p.id = u.parent_id WHERE p.id IS NULL),
            ?1)),
        tree (id, off_the_way) AS (
          SELECT c.id, 0 FROM root JOIN call c USING (id)
          UNION
          SELECT c.id, c.id NOT IN (SELECT id FROM way_up)
          FROM tree t JOIN call c INDEXED BY call_parent ON c.parent_id = t.id
          ORDER BY 2, 1
          LIMIT ?2)
      SELECT %s FROM tree JOIN call USING (id)
      """
          .formatted(CallRows.COLUMNS);

  private final Reader reader;
  private final CallRows rows;

  CallTree(Reader reader, Interned interned) {
    this.reader = reader;
    this.rows = new CallRows(reader, interned);
  }

  List<CapturedCall> around(CallId id, int limit) throws SQLException {
    List<CapturedCall> calls = new ArrayList<>();
    try (ResultSet row = reader.prepare(SELECT, id.value(), limit).executeQuery()) {
      while (row.next()) {
        calls.add(rows.read(row));
      }
    }
    return calls.isEmpty() ? calls : depthFirst(rootOf(calls, id), calls);
  }

  private static CapturedCall rootOf(List<CapturedCall> calls, CallId asked) {
    Map<CallId, CapturedCall> byId = new HashMap<>();
    calls.forEach(call -> byId.put(call.id(), call));
    return calls.stream()
        .filter(call -> !byId.containsKey(call.parentId()))
        .findFirst()
        .orElseGet(() -> byId.get(asked));
  }

  private static List<CapturedCall> depthFirst(CapturedCall root, List<CapturedCall> calls) {
    Map<CallId, List<CapturedCall>> latestFirstByParent = new HashMap<>();
    calls.stream()
        .filter(call -> !call.id().equals(root.id()))
        .sorted(Comparator.comparing(CapturedCall::id).reversed())
        .forEach(
            call ->
                latestFirstByParent
                    .computeIfAbsent(call.parentId(), id -> new ArrayList<>())
                    .add(call));
    List<CapturedCall> ordered = new ArrayList<>(calls.size());
    Deque<CapturedCall> next = new ArrayDeque<>(List.of(root));
    while (!next.isEmpty()) {
      CapturedCall call = next.pop();
      ordered.add(call);
      latestFirstByParent.getOrDefault(call.id(), List.of()).forEach(next::push);
    }
    return ordered;
  }
}
