package dev.chronicle.store.sqlite;

import dev.chronicle.call.CapturedCall;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;

/** Collects the tree of calls that one call belongs to. */
final class CallTree {
  private final Snapshot snapshot;

  CallTree(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  List<CapturedCall> around(long id, int limit) throws SQLException {
    Map<Long, CallPlace> wayUp = wayUp(id);
    if (wayUp.isEmpty()) {
      return List.of();
    }
    CallPlace root = null;
    for (CallPlace place : wayUp.values()) {
      root = place;
    }
    return depthFirst(root, chosen(root, wayUp, limit));
  }

  /** Returns the call and those above it, the root last. */
  private Map<Long, CallPlace> wayUp(long id) throws SQLException {
    Map<Long, CallPlace> way = new LinkedHashMap<>();
    Optional<CallPlace> next = CallPlace.find(id, snapshot);
    // Damaged parent ids may lead round in a circle.
    while (next.isPresent() && way.putIfAbsent(next.get().id(), next.get()) == null) {
      long parentId = next.get().parentId();
      next =
          parentId == StoredCall.NO_PARENT ? Optional.empty() : CallPlace.find(parentId, snapshot);
    }
    return way;
  }

  private Map<Long, CallPlace> chosen(CallPlace root, Map<Long, CallPlace> wayUp, int limit)
      throws SQLException {
    PriorityQueue<CallPlace> next =
        new PriorityQueue<>(
            Comparator.comparing((CallPlace place) -> !wayUp.containsKey(place.id()))
                .thenComparingLong(CallPlace::id));
    Map<Long, CallPlace> chosen = new LinkedHashMap<>();
    next.add(root);
    while (!next.isEmpty() && chosen.size() < limit) {
      CallPlace place = next.poll();
      if (chosen.putIfAbsent(place.id(), place) == null) {
        next.addAll(children(place.id()));
      }
    }
    return chosen;
  }

  // A call has a higher id than the one that made it.
  private List<CallPlace> children(long parentId) throws SQLException {
    List<CallPlace> children = new ArrayList<>();
    for (Part part : snapshot.parts()) {
      if (part.maxId() < parentId) {
        continue;
      }
      Set<Long> numbers =
          part.isLive()
              ? null
              : snapshot
                  .ask(part, reader -> SegmentKeys.blocksOfParent(parentId, reader))
                  .orElse(Set.of());
      for (StoredBlock block : part.blocks()) {
        BlockSummary summary = block.summary();
        if (summary.maxId() >= parentId
            && summary.roots() < summary.calls()
            && (numbers == null || numbers.contains(block.number()))) {
          addChildren(parentId, block, children);
        }
      }
    }
    return children;
  }

  private void addChildren(long parentId, StoredBlock block, List<CallPlace> children)
      throws SQLException {
    Listing listing = snapshot.listing(block).orElse(null);
    for (int i = 0; listing != null && i < listing.size(); i++) {
      if (listing.parentId(i) == parentId) {
        children.add(new CallPlace(block, listing, i));
      }
    }
  }

  private List<CapturedCall> depthFirst(CallPlace root, Map<Long, CallPlace> chosen)
      throws SQLException {
    Map<Long, List<CallPlace>> latestFirstByParent = new HashMap<>();
    chosen.values().stream()
        .filter(place -> place.id() != root.id())
        .sorted(Comparator.comparingLong(CallPlace::id).reversed())
        .forEach(
            place ->
                latestFirstByParent
                    .computeIfAbsent(place.parentId(), id -> new ArrayList<>())
                    .add(place));
    List<CapturedCall> ordered = new ArrayList<>(chosen.size());
    Set<Long> done = new HashSet<>();
    Deque<CallPlace> next = new ArrayDeque<>(List.of(root));
    while (!next.isEmpty()) {
      CallPlace place = next.pop();
      if (done.add(place.id())) {
        place.read(snapshot).ifPresent(ordered::add);
        latestFirstByParent.getOrDefault(place.id(), List.of()).forEach(next::push);
      }
    }
    return ordered;
  }
}
