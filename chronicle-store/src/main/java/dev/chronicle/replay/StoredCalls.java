package dev.chronicle.replay;

import dev.chronicle.call.CallId;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.store.CallQuery;
import dev.chronicle.store.CaptureStore;
import dev.chronicle.store.Cursor;
import dev.chronicle.store.Page;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The calls of a store, read page by page. */
final class StoredCalls implements CallSource {
  private static final int PAGE = 500;

  /** Of the trees that were read last; the largest fits. */
  private static final int CALLS_KEPT = RecordedCall.LARGEST_TREE;

  private final CaptureStore store;
  private final Deque<Tree> trees = new ArrayDeque<>();

  StoredCalls(CaptureStore store) {
    this.store = store;
  }

  @Override
  public void forEach(Selection selection, Consumer<CapturedCall> action) {
    int left = selection.limit();
    Cursor cursor = null;
    do {
      Page page = store.find(query(selection, cursor));
      for (CapturedCall call : page.calls()) {
        if (left > 0 && selection.includes(call)) {
          action.accept(call);
          left--;
        }
      }
      cursor = page.next().orElse(null);
    } while (left > 0 && cursor != null);
  }

  private static CallQuery query(Selection selection, Cursor cursor) {
    return CallQuery.limit(PAGE)
        .functionName(
            selection.functions().size() == 1 ? selection.functions().iterator().next() : null)
        .since(selection.since())
        .until(selection.until())
        .cursor(cursor)
        .build();
  }

  /** Reads a tree once for all of its calls, as they come one soon after the other. */
  @Override
  public List<CapturedCall> tree(CapturedCall call) {
    return recent(call.id()).orElseGet(() -> read(call));
  }

  private synchronized Optional<List<CapturedCall>> recent(CallId id) {
    return trees.stream().filter(tree -> tree.ids().contains(id)).map(Tree::calls).findFirst();
  }

  private List<CapturedCall> read(CapturedCall call) {
    List<CapturedCall> calls = store.tree(call.id(), RecordedCall.LARGEST_TREE + 1);
    if (calls.size() > 1 && calls.size() <= RecordedCall.LARGEST_TREE) {
      keep(new Tree(calls, calls.stream().map(CapturedCall::id).collect(Collectors.toSet())));
    }
    return calls;
  }

  private synchronized void keep(Tree tree) {
    trees.addFirst(tree);
    while (trees.stream().mapToInt(each -> each.calls().size()).sum() > CALLS_KEPT) {
      trees.removeLast();
    }
  }

  /** A tree, with the ids of all of its calls. */
  private record Tree(List<CapturedCall> calls, Set<CallId> ids) {}
}
