package dev.chronicle.demo.dashboard;

import dev.chronicle.store.FunctionStats;
import java.util.Comparator;
import java.util.Map;

/** The orders in which a table of functions can be read. */
final class FunctionOrder {
  private static final Map<String, Comparator<FunctionStats>> ORDERS =
      Map.of(
          "name", Comparator.comparing(FunctionStats::name),
          "calls", Comparator.comparing(FunctionStats::calls).reversed(),
          "errors", Comparator.comparing(FunctionStats::errorRate).reversed(),
          "total", Comparator.comparing(FunctionStats::totalDuration).reversed(),
          "p50", Comparator.comparing(FunctionStats::p50).reversed(),
          "p95", Comparator.comparing(FunctionStats::p95).reversed(),
          "p99", Comparator.comparing(FunctionStats::p99).reversed(),
          "max", Comparator.comparing(FunctionStats::max).reversed());

  private FunctionOrder() {}

  /** Returns the order of this name; by calls where there is none such. */
  static Comparator<FunctionStats> named(String name) {
    return ORDERS.getOrDefault(name, ORDERS.get("calls"));
  }
}
