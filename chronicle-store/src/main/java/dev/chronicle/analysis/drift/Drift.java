package dev.chronicle.analysis.drift;

import dev.chronicle.analysis.Analysis;
import dev.chronicle.analysis.Comparison;
import dev.chronicle.analysis.FunctionChange;
import dev.chronicle.analysis.Selection;
import dev.chronicle.store.CaptureStore;
import dev.chronicle.store.DurationDistribution;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Finds what differs between two sets of calls: which functions are called, how many calls throw
 * and what, what equal arguments lead to, the shape of results, how long calls take.
 *
 * <p>Each comparison is a test: of shares {@link ProportionTest}, of durations {@link
 * DistributionTest}; {@link HolmCorrection} accounts for their number. Shares of errors and
 * durations are of all calls, by the statistics of the store; the rest is of the newest calls of
 * each function. Immutable and thread-safe.
 */
public final class Drift {
  private static final int MOST_SEARCHED = 20;

  private final CaptureStore store;
  private final DriftSettings settings;

  private Drift(CaptureStore store, DriftSettings settings) {
    this.store = Objects.requireNonNull(store, "store must not be null");
    this.settings = Objects.requireNonNull(settings, "settings must not be null");
  }

  /** Looks into {@code store}, which stays the caller's to close. */
  public static Drift in(CaptureStore store, DriftSettings settings) {
    return new Drift(store, settings);
  }

  /** Compares all functions. */
  public DriftReport compare(Selection before, Selection after) {
    return compare(before, after, null);
  }

  /**
   * Compares one function.
   *
   * @param functionName its public name; {@code null} for all
   */
  public DriftReport compare(Selection before, Selection after, String functionName) {
    Comparison figures = Analysis.of(store).compare(before, after);
    List<Candidate> candidates = new ArrayList<>();
    for (FunctionChange change : figures.functions()) {
      if (functionName == null || functionName.equals(change.name())) {
        candidates.addAll(compare(change, figures.total(), before, after));
      }
    }
    return new DriftReport(
        figures.total().before().calls(),
        figures.total().after().calls(),
        candidates.size(),
        findings(candidates));
  }

  /**
   * Says when it first showed what changed, for the functions that changed most: that a function is
   * called, that another share of its calls throws, that its median is half as long again. By
   * statistics alone, so it costs little however much is stored.
   *
   * @param buckets into how many pieces the time after is divided, at most, 1 to 10,000
   * @return what changed first comes first
   */
  public List<FirstChange> firstChanges(Selection before, Selection after, int buckets) {
    return Analysis.of(store).compare(before, after).functions().stream()
        .filter(change -> !change.isGone())
        .limit(MOST_SEARCHED)
        .flatMap(
            change ->
                new ChangeSearch(
                        change.before(), store.timeline(after.range(), change.name(), buckets))
                    .search(change).stream())
        .sorted(Comparator.comparing(FirstChange::at).thenComparing(FirstChange::function))
        .toList();
  }

  private List<Candidate> compare(
      FunctionChange change, FunctionChange total, Selection before, Selection after) {
    FunctionComparison comparison = new FunctionComparison(change.name(), settings.minimumChange());
    if (change.isNew() || change.isGone()) {
      comparison.presence(change, total.before().calls(), total.after().calls());
      return comparison.candidates();
    }
    FunctionSample samplesBefore = sample(change.name(), before);
    FunctionSample samplesAfter = sample(change.name(), after);
    comparison.errors(change, samplesBefore, samplesAfter);
    comparison.exceptions(samplesBefore, samplesAfter);
    comparison.shapes(samplesBefore, samplesAfter);
    comparison.outcomes(samplesBefore, samplesAfter);
    comparison.durations(
        change, () -> durations(change.name(), before), () -> durations(change.name(), after));
    return comparison.candidates();
  }

  private FunctionSample sample(String functionName, Selection selection) {
    FunctionSample sample = new FunctionSample();
    Analysis.of(store).newest(functionName, selection, settings.sample(), sample::add);
    return sample;
  }

  private DurationDistribution durations(String functionName, Selection selection) {
    return store.durations(selection.range(), functionName, selection.serviceVersion());
  }

  private List<DriftFinding> findings(List<Candidate> candidates) {
    double[] corrected =
        HolmCorrection.correct(candidates.stream().mapToDouble(Candidate::pValue).toArray());
    List<DriftFinding> findings = new ArrayList<>();
    for (int i = 0; i < corrected.length; i++) {
      if (corrected[i] <= settings.significance() && candidates.get(i).largeEnough()) {
        findings.add(candidates.get(i).toFinding(corrected[i]));
      }
    }
    findings.sort(
        Comparator.comparingDouble(DriftFinding::size)
            .reversed()
            .thenComparingDouble(DriftFinding::pValue)
            .thenComparing(DriftFinding::function)
            .thenComparing(DriftFinding::kind)
            .thenComparing(DriftFinding::subject));
    return findings;
  }
}
