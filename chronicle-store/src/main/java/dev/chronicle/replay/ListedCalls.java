package dev.chronicle.replay;

import dev.chronicle.call.CallId;
import dev.chronicle.call.CapturedCall;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    for (int i = 0; i < tree.size(); i++) {
      tree.addAll(children.getOrDefault(tree.get(i).id(), List.of()));
    }
    tree.sort(Comparator.comparing(CapturedCall::id));
    return tree;
  }
}
