package dev.chronicle.demo.dashboard;

import dev.chronicle.analysis.ErrorPatterns;
import dev.chronicle.analysis.FunctionTrend;
import dev.chronicle.call.CapturedCall;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * What the first page of the analysis shows.
 *
 * @param version version of the program that made the calls; empty for all
 * @param functions the functions, in the order asked for
 * @param sort that order
 * @param errors the kinds of errors
 * @param slowest the calls that took longest
 */
public record AnalysisPage(
    String version,
    List<FunctionTrend> functions,
    String sort,
    ErrorPatterns errors,
    List<CallRow> slowest) {

  static AnalysisPage of(
      String version,
      List<FunctionTrend> functions,
      String sort,
      ErrorPatterns errors,
      List<CapturedCall> slowest) {
    return new AnalysisPage(
        version,
        functions.stream()
            .sorted(Comparator.comparing(FunctionTrend::whole, FunctionOrder.named(sort)))
            .toList(),
        sort,
        errors,
        CallRow.of(slowest));
  }

  /** Returns the share of all functions' time that one takes, 0 to 1. */
  public double share(FunctionTrend function) {
    Duration all =
        functions.stream()
            .map(each -> each.whole().totalDuration())
            .reduce(Duration.ZERO, Duration::plus);
    return all.isZero() ? 0 : (double) function.whole().totalDuration().toNanos() / all.toNanos();
  }

  /** Returns how a function's duration and errors develop, as a sign and words. */
  public Trend trend(FunctionTrend function) {
    return Trend.of(function.change());
  }
}
