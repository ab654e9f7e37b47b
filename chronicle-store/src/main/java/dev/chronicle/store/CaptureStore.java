package dev.chronicle.store;

import dev.chronicle.call.CallBatch;
import dev.chronicle.call.CallId;
import dev.chronicle.call.CaptureNotice;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.call.ServiceId;
import dev.chronicle.capture.CallSink;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

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

  /**
   * Returns one page of the calls that match, in the order asked for, and where the next starts.
   */
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
   * Returns the number of stored calls by the version of the service that made them, in the order
   * of the names of services and then of versions.
   */
  Map<ServiceId, Long> services();

  /**
   * Returns counts and durations of all calls that started within the range, and the losses that
   * were reported within it. Functions that share a public name are one.
   */
  default CallStatistics statistics(TimeRange range) {
    return statistics(range, null);
  }

  /**
   * Returns the same of one version of the service only.
   *
   * @param serviceVersion the version; {@code null} for all. Losses are those of all versions.
   */
  CallStatistics statistics(TimeRange range, String serviceVersion);

  /**
   * Returns how the calls of a range of time are spread over it.
   *
   * <p>The buckets are equally long, whole multiples of what statistics are kept by, and begin at
   * such a multiple; so there may be fewer of them than asked for, and they may reach beyond the
   * range at both ends. An open end of the range is where the stored calls begin or end.
   *
   * @param functionName public name of the function; {@code null} for all
   * @param buckets how many at most
   * @throws IllegalArgumentException if {@code buckets} is not between 1 and 10,000
   */
  Timeline timeline(TimeRange range, String functionName, int buckets);

  /**
   * Returns how long the calls of a range of time took, in bins of three significant digits.
   *
   * @param functionName public name of the function; {@code null} for all
   * @param serviceVersion version of the service; {@code null} for all
   */
  DurationDistribution durations(TimeRange range, String functionName, String serviceVersion);

  /**
   * Returns the latest notices about the recording, newest first: limits that were reached, calls
   * that were lost, or stored without their values, under load. The latest 1,000 are kept.
   *
   * @throws IllegalArgumentException if {@code limit} is not positive
   */
  List<CaptureNotice> notices(int limit);

  /**
   * Returns what became of the calls of the latest runs of programs that recorded into this store,
   * newest first. The latest 1,000 are known.
   *
   * @throws IllegalArgumentException if {@code limit} is not positive
   */
  List<RunAccount> runs(int limit);

  /**
   * Shows all calls that pass the filter to a visitor, in the order of their ids, until it returns
   * {@code false}. Never holds more than a few at a time, and holds up neither writers nor other
   * readers, so calls that arrive meanwhile may or may not be among them.
   */
  void scan(CallFilter filter, Predicate<? super CapturedCall> visitor);

  /**
   * Deletes every call, every statistic, every notice and the accounts of runs that have ended, and
   * returns how many calls there were.
   */
  long clear();

  /**
   * Deletes what is beyond the given limits, at once.
   *
   * <p>It goes in whole pieces, as the store keeps them, so a little more may stay than asked for.
   */
  Pruned prune(Retention retention);

  /** Reads everything that is stored, and says what of it is damaged. Changes nothing. */
  CheckReport check(Progress progress);

  /** Says whether the store can do its work, and if not, why. Never throws. */
  StoreHealth health();

  /** Releases what the store holds. Closing twice does nothing. */
  @Override
  void close();
}
