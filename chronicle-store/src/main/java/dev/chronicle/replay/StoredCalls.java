package dev.chronicle.replay;

import dev.chronicle.call.CapturedCall;
import dev.chronicle.store.CallQuery;
import dev.chronicle.store.CaptureStore;
import dev.chronicle.store.Cursor;
import dev.chronicle.store.Page;
import java.util.List;
import java.util.function.Consumer;

/** The calls of a store, read page by page. */
final class StoredCalls implements CallSource {
  private static final int PAGE = 500;

  private final CaptureStore store;

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

  @Override
  public List<CapturedCall> tree(CapturedCall call) {
    return store.tree(call.id(), RecordedCall.LARGEST_TREE + 1);
  }
}
