package dev.chronicle.replay;

import dev.chronicle.call.CallId;
import dev.chronicle.call.CapturedCall;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Calls that are all in memory. Immutable. */
final class ListedCalls implements CallSource {
  private final List<CapturedCall> calls;
  private final Map<CallId, List<CapturedCall>> children = new HashMap<>();

  ListedCalls(List<CapturedCall> calls) {
    this.calls = List.copyOf(calls);
    for (CapturedCall call : this.calls) {
      if (call.parentId() != null) {
        children.computeIfAbsent(call.parentId(), id -> new ArrayList<>()).add(call);
      }
    }
  }

  @Override
  public void forEach(Selection selection, Consumer<CapturedCall> action) {
    calls.stream().filter(selection::includes).limit(selection.limit()).forEach(action);
  }

  @Override
  public List<CapturedCall> tree(CapturedCall call) {
    if (!children.containsKey(call.id())) {
      return List.of(call);
    }
    List<CapturedCall> tree = new ArrayList<>(List.of(call));
    // A recording may name a call as its own parent, or hold one twice.
    Set<CallId> known = new HashSet<>(Set.of(call.id()));
    for (int i = 0; i < tree.size(); i++) {
      for (CapturedCall child : children.getOrDefault(tree.get(i).id(), List.of())) {
        if (known.add(child.id())) {
          tree.add(child);
        }
      }
    }
    tree.sort(Comparator.comparing(CapturedCall::id));
    return tree;
  }
}
