package dev.chronicle.demo.resources;

import dev.chronicle.call.CallId;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.capture.Chronicle;
import dev.chronicle.store.CallQuery;
import dev.chronicle.store.CallStatistics;
import dev.chronicle.store.CaptureStore;
import dev.chronicle.store.Page;
import dev.chronicle.store.TimeRange;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was captured, up to the calls that ended just before the question, so that a person sees the
 * call that was made a moment ago. Thread-safe.
 */
public final class RecordedCalls {
  /** How long an answer waits for those last calls at most; after that it goes without them. */
  private static final Duration PATIENCE = Duration.ofMillis(250);

  private static final int LARGEST_TREE = 200;

  private final Chronicle chronicle;
  private final CaptureStore store;

  /** Asks this store, into which this Chronicle records. */
  public RecordedCalls(Chronicle chronicle, CaptureStore store) {
    this.chronicle = chronicle;
    this.store = store;
  }

  Page page(CallQuery query) {
    chronicle.flush(PATIENCE);
    return store.find(query);
  }

  Optional<CapturedCall> find(CallId id) {
    chronicle.flush(PATIENCE);
    return store.find(id);
  }

  List<CapturedCall> treeOf(CapturedCall call) {
    return store.tree(call.id(), LARGEST_TREE);
  }

  Map<String, Long> functions() {
    chronicle.flush(PATIENCE);
    return store.functions();
  }

  CallStatistics statistics() {
    chronicle.flush(PATIENCE);
    return store.statistics(TimeRange.ALL);
  }

  long clear() {
    chronicle.flush(PATIENCE);
    return store.clear();
  }
}
