package dev.chronicle.analysis;

import dev.chronicle.call.CapturedCall;
import dev.chronicle.store.CallFilter;
import dev.chronicle.store.CallOrder;
import dev.chronicle.store.CallQuery;
import dev.chronicle.store.CaptureStore;
import dev.chronicle.store.Cursor;
import dev.chronicle.store.Page;
import java.util.function.Consumer;

/** A sample of calls: the newest of those that pass a filter. */
final class NewestCalls {
  private static final int PAGE = 500;

  private final CaptureStore store;
  private final CallFilter filter;

  NewestCalls(CaptureStore store, CallFilter filter) {
    this.store = store;
    this.filter = filter;
  }

  /**
   * Shows at most {@code most} calls to a visitor, the newest first.
   *
   * @return how many there were, and whether those were all
   */
  Visited visit(int most, Consumer<? super CapturedCall> visitor) {
    int visited = 0;
    Cursor cursor = null;
    while (visited < most) {
      int limit = Math.min(PAGE, most - visited);
      Page page = store.find(new CallQuery(filter, CallOrder.NEWEST, limit, cursor, 0));
      page.calls().forEach(visitor);
      visited += page.calls().size();
      if (page.next().isEmpty()) {
        return new Visited(visited, true);
      }
      cursor = page.next().get();
    }
    return new Visited(visited, false);
  }

  /**
   * How far it went.
   *
   * @param calls how many calls were shown
   * @param all whether no other call passes the filter
   */
  record Visited(int calls, boolean all) {}
}
