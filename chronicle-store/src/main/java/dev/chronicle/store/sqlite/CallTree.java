package dev.chronicle.store.sqlite;

import dev.chronicle.call.CapturedCall;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
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
    Map<Long, List<CallPlace>> children = new HashMap<>();
    next.add(root);
    while (!next.isEmpty() && chosen.size() < limit) {
      CallPlace place = next.poll();
      if (chosen.putIfAbsent(place.id(), place) == null) {
        if (!children.containsKey(place.id())) {
          findChildren(place, next, limit - chosen.size(), children);
        }
        next.addAll(children.get(place.id()));
      }
    }
    return chosen;
  }

  /** Finds the children of a call, and at once those of calls that it will soon be the turn of. */
  private void findChildren(
      CallPlace place, Collection<CallPlace> next, int limit, Map<Long, List<CallPlace>> children)
      throws SQLException {
    Map<Long, List<CallPlace>> asked = new HashMap<>();
    asked.put(place.id(), new ArrayList<>());
    next.stream()
        .map(CallPlace::id)
        .filter(id -> !children.containsKey(id))
        .limit(limit)
        .forEach(id -> asked.put(id, new ArrayList<>()));
    addChildren(asked);
    children.putAll(asked);
  }

  // A call has a higher id than the one that made it.
  private void addChildren(Map<Long, List<CallPlace>> byParent) throws SQLException {
    long minId = Collections.min(byParent.keySet());
    for (Part part : snapshot.parts()) {
      if (part.maxId() < minId) {
        continue;
      }
      Set<Long> numbers =
          part.isLive()
              ? null
              : snapshot
                  .ask(part, reader -> SegmentKeys.blocksOfParents(byParent.keySet(), reader))
                  .orElse(Set.of());
      for (StoredBlock block : part.blocks()) {
        BlockSummary summary = block.summary();
        if (summary.maxId() >= minId
            && summary.roots() < summary.calls()
            && (numbers == null || numbers.contains(block.number()))) {
          addChildren(block, byParent);
        }
      }
    }
  }

  private void addChildren(StoredBlock block, Map<Long, List<CallPlace>> byParent)
      throws SQLException {
    Listing listing = snapshot.listing(block).orElse(null);
    for (int i = 0; listing != null && i < listing.size(); i++) {
      List<CallPlace> children = byParent.get(listing.parentId(i));
      if (children != null) {
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
    Map<Long, CapturedCall> calls = read(chosen.values());
    List<CapturedCall> ordered = new ArrayList<>(chosen.size());
    Set<Long> done = new HashSet<>();
    Deque<CallPlace> next = new ArrayDeque<>(List.of(root));
    while (!next.isEmpty()) {
      CallPlace place = next.pop();
      if (done.add(place.id())) {
        if (calls.containsKey(place.id())) {
          ordered.add(calls.get(place.id()));
        }
        latestFirstByParent.getOrDefault(place.id(), List.of()).forEach(next::push);
      }
    }
    return ordered;
  }

  /** Reads calls block by block, so that none is unpacked twice. */
  private Map<Long, CapturedCall> read(Collection<CallPlace> places) throws SQLException {
    List<CallPlace> byBlock = new ArrayList<>(places);
    byBlock.sort(
        Comparator.comparingLong((CallPlace place) -> place.block().number())
            .thenComparingLong(CallPlace::id));
    Map<Long, CapturedCall> calls = new HashMap<>();
    for (CallPlace place : byBlock) {
      place.read(snapshot).ifPresent(call -> calls.put(place.id(), call));
    }
    return calls;
  }
}
