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
 * <p>Everything may be called from any thread at any time, and questions are answered without
 * waiting for the writer; batches are stored one after the other. When a call started is, for every
 * question, what its {@link CallId#time()} tells. All methods but {@link #health} and {@link
 * #close} throw {@link StoreException} where the store cannot do what it was asked, and {@link
 * IllegalStateException} after {@link #close}.
 */
public interface CaptureStore extends CallSink {

  /**
   * Stores a batch whole, or not at all. Statistics count the calls from the same moment on at
   * which queries find them.
   *
   * @throws StoreException if nothing was stored, with {@link StoreException.Reason#REFUSED} if the
   *     id of a call is stored already or twice in the batch
   */
  @Override
  void store(CallBatch batch);

  /** Returns one page of the calls that match, newest first, and where the next page starts. */
  Page find(CallQuery query);

  /** Returns the call with this id, or nothing. */
  Optional<CapturedCall> find(CallId id);

  /**
   * Returns the tree of captured calls that the given one belongs to: root first, each call before
   * what it called, calls of one parent in the order of their ids. Empty if the id is unknown.
   *
   * <p>A call whose parent is not stored counts as a root. Of a tree with more than {@code limit}
   * calls the result holds those on the way from the root to the given one and then the earliest.
   *
   * @throws IllegalArgumentException if {@code limit} is not positive
   */
  List<CapturedCall> tree(CallId id, int limit);

  /** Returns the number of stored calls by public function name, in the order of the names. */
  Map<String, Long> functions();

  /**
   * Returns counts and durations of all calls that started within the range, and the losses that
   * were reported within it. Functions that share a public name are one.
   */
  CallStatistics statistics(TimeRange range);

  /** Deletes every call and every statistic, and returns how many calls there were. */
  long clear();

  /** Says whether the store can do its work, and if not, why. Never throws. */
  StoreHealth health();

  /** Releases what the store holds. Closing twice does nothing. */
  @Override
  void close();
}
