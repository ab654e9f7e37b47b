package dev.chronicle.store;

import dev.chronicle.call.CallBatch;
import dev.chronicle.call.CallId;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.capture.CallSink;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A place that keeps captured calls and answers questions about them.
 *
 * <p>{@link #store} is for one writer; everything else may be called from any thread at any time
 * and never waits for the writer. All methods throw {@link StoreException} where the store cannot
 * answer, and {@link IllegalStateException} after {@link #close}.
 */
public interface CaptureStore extends CallSink {

  @Override
  void store(CallBatch batch);

  /** Returns one page of the calls that match, newest first, and where the next page starts. */
  Page find(CallQuery query);

  /** Returns the call with this id, or nothing. */
  Optional<CapturedCall> find(CallId id);

  /**
   * Returns the whole tree of captured calls that the given one belongs to, root first, each parent
   * before its children; at most {@code limit} calls; empty if the id is unknown.
   *
   * @throws IllegalArgumentException if {@code limit} is not positive
   */
  List<CapturedCall> tree(CallId id, int limit);

  /** Returns the number of stored calls by public function name, in the order of the names. */
  Map<String, Long> functions();

  /** Returns counts and durations of all calls that started within the range. */
  CallStatistics statistics(TimeRange range);

  /** Deletes every call and every statistic, and returns how many calls there were. */
  long clear();

  /** Says whether the store can do its work, and if not, why. Never throws. */
  StoreHealth health();

  @Override
  void close();
}
