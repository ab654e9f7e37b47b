package dev.chronicle.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chronicle.store.CallStatistics;
import dev.chronicle.store.FunctionLosses;
import dev.chronicle.store.FunctionStats;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;

/** Writes statistics for programs: durations in milliseconds, rates in percent, as REST does. */
final class StatsJson {
  private static final int DECIMALS = 3;
  private static final BigDecimal PERCENT = BigDecimal.valueOf(100);

  private StatsJson() {}

  static ObjectNode of(CallStatistics statistics) {
    FunctionStats total = statistics.total();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("total_calls", total.calls());
    ObjectNode byFunction = json.putObject("by_function");
    statistics.byFunction().forEach(function -> byFunction.put(function.name(), function.calls()));
    putRates(total, json);
    json.put("sampled_out", statistics.sampledOutCount());
    json.put("dropped", statistics.droppedCount());
    ObjectNode byReason = json.putObject("dropped_by_reason");
    statistics
        .dropped()
        .forEach((reason, calls) -> byReason.put(reason.name().toLowerCase(Locale.ROOT), calls));
    json.put("without_values", statistics.withoutValuesCount());
    ArrayNode losses = json.putArray("losses");
    statistics.losses().forEach(function -> losses.add(of(function)));
    return json;
  }

  private static ObjectNode of(FunctionLosses function) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("name", function.name());
    json.put("without_values", function.withoutValues());
    ObjectNode byReason = json.putObject("dropped_by_reason");
    function
        .dropped()
        .forEach((reason, calls) -> byReason.put(reason.name().toLowerCase(Locale.ROOT), calls));
    return json;
  }

  static ObjectNode of(FunctionStats function) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("name", function.name());
    json.put("calls", function.calls());
    putRates(function, json);
    return json;
  }

  private static void putRates(FunctionStats function, ObjectNode json) {
    json.put("errors", function.errors());
    json.put("error_rate", percent(function.errors(), function.calls()));
    json.put("avg_duration_ms", millis(function.meanDuration()));
    json.put("p50_ms", millis(function.p50()));
    json.put("p95_ms", millis(function.p95()));
    json.put("p99_ms", millis(function.p99()));
    json.put("max_ms", millis(function.max()));
  }

  static BigDecimal millis(Duration duration) {
    BigDecimal nanos =
        BigDecimal.valueOf(duration.getSeconds())
            .movePointRight(9)
            .add(BigDecimal.valueOf(duration.getNano()));
    return nanos.movePointLeft(6).setScale(DECIMALS, RoundingMode.HALF_UP);
  }

  private static BigDecimal percent(long part, long whole) {
    return whole == 0
        ? BigDecimal.ZERO
        : BigDecimal.valueOf(part)
            .multiply(PERCENT)
            .divide(BigDecimal.valueOf(whole), DECIMALS, RoundingMode.HALF_UP);
  }
}
