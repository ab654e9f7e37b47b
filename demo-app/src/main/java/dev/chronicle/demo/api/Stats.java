package dev.chronicle.demo.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.chronicle.call.DropReason;
import dev.chronicle.demo.core.Priority;
import dev.chronicle.demo.core.TaskCounts;
import dev.chronicle.demo.core.TaskStatus;
import dev.chronicle.store.CallStatistics;
import dev.chronicle.store.FunctionLosses;
import dev.chronicle.store.FunctionStats;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What there is and what was recorded.
 *
 * @param tasks the queue
 * @param captures the captured calls
 */
public record Stats(Tasks tasks, Captures captures) {
  private static final int DECIMALS = 3;
  private static final BigDecimal PERCENT = BigDecimal.valueOf(100);

  /** Sums up. */
  public static Stats of(TaskCounts tasks, CallStatistics calls) {
    return new Stats(Tasks.of(tasks), Captures.of(calls));
  }

  /**
   * The queue.
   *
   * @param total number of tasks
   * @param byStatus number of tasks in each status
   * @param byPriority number of tasks of each priority
   * @param failedRate share of the tasks that failed, in percent
   */
  @JsonNaming(SnakeCaseStrategy.class)
  public record Tasks(
      long total, Map<String, Long> byStatus, Map<String, Long> byPriority, BigDecimal failedRate) {

    static Tasks of(TaskCounts counts) {
      Map<String, Long> byStatus = new LinkedHashMap<>();
      for (TaskStatus status : TaskStatus.values()) {
        byStatus.put(status.text(), counts.byStatus().get(status));
      }
      Map<String, Long> byPriority = new LinkedHashMap<>();
      for (Priority priority : Priority.values()) {
        byPriority.put(priority.text(), counts.byPriority().get(priority));
      }
      return new Tasks(
          counts.total(),
          Collections.unmodifiableMap(byStatus),
          Collections.unmodifiableMap(byPriority),
          percent(counts.byStatus().get(TaskStatus.FAILED), counts.total()));
    }
  }

  /**
   * The captured calls.
   *
   * @param totalCalls number of calls stored
   * @param byFunction number of calls of each function, most first
   * @param errorRate share of the calls that threw, in percent
   * @param avgDurationMs mean duration in milliseconds
   * @param p50Ms median duration in milliseconds
   * @param p95Ms duration in milliseconds that 95 % of the calls stay within
   * @param p99Ms duration in milliseconds that 99 % of the calls stay within
   * @param dropped number of calls that were lost
   * @param withoutValues number of calls stored without arguments and results, under load
   * @param losses the same by function and reason, most first
   */
  @JsonNaming(SnakeCaseStrategy.class)
  public record Captures(
      long totalCalls,
      Map<String, Long> byFunction,
      BigDecimal errorRate,
      BigDecimal avgDurationMs,
      @JsonProperty("p50_ms") BigDecimal p50Ms,
      @JsonProperty("p95_ms") BigDecimal p95Ms,
      @JsonProperty("p99_ms") BigDecimal p99Ms,
      long dropped,
      long withoutValues,
      List<Loss> losses) {

    static Captures of(CallStatistics statistics) {
      Map<String, Long> byFunction = new LinkedHashMap<>();
      for (FunctionStats function : statistics.byFunction()) {
        byFunction.put(function.name(), function.calls());
      }
      FunctionStats total = statistics.total();
      return new Captures(
          total.calls(),
          Collections.unmodifiableMap(byFunction),
          percent(total.errors(), total.calls()),
          millis(total.meanDuration()),
          millis(total.p50()),
          millis(total.p95()),
          millis(total.p99()),
          statistics.droppedCount(),
          statistics.withoutValuesCount(),
          statistics.losses().stream().flatMap(Loss::of).toList());
    }
  }

  /**
   * Calls of one function that are not there, or not whole, for one reason.
   *
   * @param functionName the function; empty where it is not known which it was
   * @param reason why they were dropped, or {@code without_values}
   * @param calls how many
   */
  @JsonNaming(SnakeCaseStrategy.class)
  public record Loss(String functionName, String reason, long calls) {
    static Stream<Loss> of(FunctionLosses losses) {
      Stream<Loss> dropped =
          losses.dropped().entrySet().stream()
              .filter(entry -> entry.getKey() != DropReason.SAMPLED_OUT)
              .sorted(Map.Entry.comparingByKey())
              .map(
                  entry ->
                      new Loss(
                          losses.name(),
                          entry.getKey().name().toLowerCase(Locale.ROOT),
                          entry.getValue()));
      return losses.withoutValues() == 0
          ? dropped
          : Stream.concat(
              dropped,
              Stream.of(new Loss(losses.name(), "without_values", losses.withoutValues())));
    }
  }

  private static BigDecimal percent(long part, long whole) {
    return whole == 0
        ? BigDecimal.ZERO
        : BigDecimal.valueOf(part)
            .multiply(PERCENT)
            .divide(BigDecimal.valueOf(whole), DECIMALS, RoundingMode.HALF_UP);
  }

  private static BigDecimal millis(Duration duration) {
    return BigDecimal.valueOf(duration.toNanos(), 6).setScale(DECIMALS, RoundingMode.HALF_UP);
  }
}
