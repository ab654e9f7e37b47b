package dev.chronicle.demo.resources;

import dev.chronicle.analysis.Analysis;
import dev.chronicle.analysis.drift.Drift;
import dev.chronicle.analysis.drift.DriftSettings;
import dev.chronicle.call.CallId;
import dev.chronicle.call.CaptureNotice;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.capture.CaptureMetrics;
import dev.chronicle.capture.Chronicle;
import dev.chronicle.replay.Replayer;
import dev.chronicle.store.CallQuery;
import dev.chronicle.store.CallStatistics;
import dev.chronicle.store.CaptureStore;
import dev.chronicle.store.DurationDistribution;
import dev.chronicle.store.Page;
import dev.chronicle.store.StoreHealth;
import dev.chronicle.store.TimeRange;
import dev.chronicle.store.Timeline;
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

  /** Returns one page of the calls that match, newest first. */
  public Page page(CallQuery query) {
    chronicle.flush(PATIENCE);
    return store.find(query);
  }

  /** Returns the call with this id, or nothing. */
  public Optional<CapturedCall> find(CallId id) {
    chronicle.flush(PATIENCE);
    return store.find(id);
  }

  /** Returns the call tree that a call belongs to, the root first. */
  public List<CapturedCall> treeOf(CapturedCall call) {
    return store.tree(call.id(), LARGEST_TREE);
  }

  /** Returns the number of calls by function. */
  public Map<String, Long> functions() {
    chronicle.flush(PATIENCE);
    return store.functions();
  }

  /** Returns what all calls amount to. */
  CallStatistics statistics() {
    return statistics(TimeRange.ALL);
  }

  /** Returns what the calls of a range of time amount to. */
  public CallStatistics statistics(TimeRange range) {
    chronicle.flush(PATIENCE);
    return store.statistics(range);
  }

  /** Returns the same of one version of the service only; {@code null} for all. */
  public CallStatistics statistics(TimeRange range, String serviceVersion) {
    return store.statistics(range, serviceVersion);
  }

  /** Returns how long the calls of a range of time took, see {@link CaptureStore}. */
  public DurationDistribution durations(
      TimeRange range, String functionName, String serviceVersion) {
    return store.durations(range, functionName, serviceVersion);
  }

  /** Returns how the calls of a range of time are spread over it, see {@link CaptureStore}. */
  public Timeline timeline(TimeRange range, String functionName, int buckets) {
    return store.timeline(range, functionName, buckets);
  }

  /** Returns what answers questions about all calls. */
  public Analysis analysis() {
    chronicle.flush(PATIENCE);
    return Analysis.of(store);
  }

  /** Returns what finds differences between two sets of calls. */
  public Drift drift(DriftSettings settings) {
    chronicle.flush(PATIENCE);
    return Drift.in(store, settings);
  }

  /** Returns the latest notices about the recording, the newest first. */
  public List<CaptureNotice> notices(int limit) {
    return store.notices(limit);
  }

  /** Says whether calls can be stored and read. */
  public StoreHealth health() {
    return store.health();
  }

  /** Starts to describe a replay of the calls. */
  public Replayer.Builder replayer() {
    chronicle.flush(PATIENCE);
    return Replayer.over(store);
  }

  /** Returns what became of the calls since the server started, without waiting for any. */
  public CaptureMetrics metrics() {
    return chronicle.metrics();
  }

  long clear() {
    chronicle.flush(PATIENCE);
    return store.clear();
  }
}
