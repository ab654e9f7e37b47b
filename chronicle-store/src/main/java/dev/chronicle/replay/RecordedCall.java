package dev.chronicle.replay;

import dev.chronicle.call.CallId;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.call.DependencyCall;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A recorded call and the captured calls within it.
 *
 * @param call the call itself
 * @param children the calls that it made, in the order of their ids
 */
record RecordedCall(CapturedCall call, List<RecordedCall> children) {
  /** How many calls may belong together. */
  static final int LARGEST_TREE = 10_000;

  RecordedCall {
    children = List.copyOf(children);
  }

  /**
   * Puts together what a source tells of a call that is to be played back.
   *
   * @throws NotReplayableException if the source may have left some of it out
   */
  static RecordedCall whole(CapturedCall root, List<CapturedCall> tree)
      throws NotReplayableException {
    if (tree.size() > LARGEST_TREE) {
      throw NotReplayableException.skipped(
          "it belongs to more than %d calls".formatted(LARGEST_TREE));
    }
    return of(root, tree);
  }

  /** Puts together what a source tells of a call; what is not below the call is left out. */
  static RecordedCall of(CapturedCall root, List<CapturedCall> tree) {
    if (tree.size() <= 1) {
      return new RecordedCall(root, List.of());
    }
    Map<CallId, List<CapturedCall>> byParent = new HashMap<>();
    for (CapturedCall call : tree) {
      if (call.parentId() != null) {
        byParent.computeIfAbsent(call.parentId(), id -> new ArrayList<>()).add(call);
      }
    }
    return of(root, byParent);
  }

  private static RecordedCall of(CapturedCall call, Map<CallId, List<CapturedCall>> byParent) {
    // Removed, so that a recording whose calls are their own parents has an end.
    List<CapturedCall> below = byParent.remove(call.id());
    List<RecordedCall> children = new ArrayList<>();
    if (below != null) {
      below.forEach(child -> children.add(of(child, byParent)));
    }
    return new RecordedCall(call, children);
  }

  /**
   * Returns the dependency calls of this call and of those within it that a replay answers, in the
   * order in which they started.
   */
  List<DependencyCall> answered() {
    return unordered().stream()
        .sorted(Comparator.comparing(dependency -> dependency.timing().start()))
        .toList();
  }

  /** Returns the same call as if it had made those dependency calls itself, and no other calls. */
  RecordedCall flattened() {
    CapturedCall flat =
        new CapturedCall(
            call.id(),
            call.parentId(),
            call.function(),
            call.arguments(),
            call.outcome(),
            call.timing(),
            call.origin(),
            answered());
    return new RecordedCall(flat, List.of());
  }

  private List<DependencyCall> unordered() {
    List<DependencyCall> all = new ArrayList<>();
    for (DependencyCall dependency : call.dependencies()) {
      if (dependency.depth() == 0) {
        all.add(dependency);
      }
    }
    for (RecordedCall child : children) {
      if (!child.isWithinDependencyOf(call)) {
        all.addAll(child.unordered());
      }
    }
    return all;
  }

  /**
   * Says whether this call was made within a dependency call of its parent, which a replay answers
   * and so never comes here.
   */
  boolean isWithinDependencyOf(CapturedCall parent) {
    Instant start = call.timing().start();
    Instant end = call.timing().end();
    for (DependencyCall dependency : parent.dependencies()) {
      if (dependency.depth() == 0
          && !start.isBefore(dependency.timing().start())
          && !end.isAfter(dependency.timing().end())) {
        return true;
      }
    }
    return false;
  }
}
