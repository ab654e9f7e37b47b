package dev.chronicle.store.bench;

import dev.chronicle.call.CapturedCall;
import dev.chronicle.store.CallOrder;
import dev.chronicle.store.CallQuery;
import dev.chronicle.store.CaptureStore;
import dev.chronicle.store.TimeRange;
import dev.chronicle.store.sqlite.SqliteCaptureStore;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Asks a store what people ask, again and again, and prints how long it takes. */
final class Questions {
  private static final int REPEATS = 100;
  private static final int WARM_UP = 100;
  private static final int SAMPLES = 500;

  private final CaptureStore store;
  private final Random random = new Random(3);
  private final Instant start;
  private final List<CapturedCall> samples;

  private final ResultTable results;

  private Questions(CaptureStore store, ResultTable results) {
    this.store = store;
    this.results = results;
    this.start = oldest(store);
    this.samples = samples();
  }

  static void ask(GeneratedStore generated, ResultTable results) {
    try (SqliteCaptureStore store = GeneratedStore.open(generated.file())) {
      new Questions(store, results).ask();
    }
  }

  private static Instant oldest(CaptureStore store) {
    List<Instant> first = new ArrayList<>();
    store.scan(
        CallQuery.limit(1).build().filter(),
        call -> {
          first.add(call.timing().start());
          return false;
        });
    return first.get(0);
  }

  /** Returns calls from all over the time that is stored. */
  private List<CapturedCall> samples() {
    List<CapturedCall> some = new ArrayList<>();
    long millis =
        Duration.between(
                start, store.find(CallQuery.limit(1).build()).calls().get(0).timing().start())
            .toMillis();
    for (int i = 0; i < SAMPLES; i++) {
      Instant before = start.plusMillis(1 + (long) (random.nextDouble() * millis));
      some.addAll(store.find(CallQuery.limit(1).until(before).build()).calls());
    }
    return some;
  }

  private void ask() {
    Supplier<CapturedCall> any = () -> samples.get(random.nextInt(samples.size()));
    measure("newest 50", () -> store.find(CallQuery.limit(50).build()));
    measure(
        "newest 50 of a function",
        () -> store.find(CallQuery.limit(50).functionName(any.get().function().name()).build()));
    measure(
        "50 of a function before a time",
        () ->
            store.find(
                CallQuery.limit(50)
                    .functionName("Orders.place7")
                    .until(any.get().timing().start())
                    .build()));
    measure("newest 50 errors", () -> store.find(CallQuery.limit(50).hasError(true).build()));
    measure(
        "50 errors of a function before a time",
        () ->
            store.find(
                CallQuery.limit(50)
                    .functionName("Orders.place3")
                    .hasError(true)
                    .until(any.get().timing().start())
                    .build()));
    measure(
        "newest 50 longer than 100 ms",
        () -> store.find(CallQuery.limit(50).minDuration(Duration.ofMillis(100)).build()));
    measure("slowest 50", () -> store.find(CallQuery.limit(50).order(CallOrder.SLOWEST).build()));
    measure(
        "slowest 50 of a function",
        () ->
            store.find(
                CallQuery.limit(50)
                    .order(CallOrder.SLOWEST)
                    .functionName(any.get().function().name())
                    .build()));
    measure(
        "a trace",
        () ->
            store.find(CallQuery.limit(50).traceId(any.get().origin().trace().traceId()).build()));
    measure("one call by id", () -> store.find(any.get().id()));
    measure("a call tree", () -> store.tree(any.get().id(), 200));
    measure("a frequent text, 50", () -> store.find(CallQuery.limit(50).text("sku-77").build()));
    measure(
        "a text of one call",
        () -> store.find(CallQuery.limit(50).text(orderIdOf(any.get())).build()));
    measureOnce(
        "a text that is nowhere, first time",
        () -> store.find(CallQuery.limit(50).text("no such text").build()));
    measure(
        "a text that is nowhere",
        () -> store.find(CallQuery.limit(50).text("no such text").build()));
    measure("functions", store::functions);
    measure("statistics of all time", () -> store.statistics(TimeRange.ALL));
    measure("statistics of a version", () -> store.statistics(TimeRange.ALL, "1.4.2"));
    TimeRange week = new TimeRange(start.plus(Duration.ofDays(5)), start.plus(Duration.ofDays(12)));
    measure("statistics of a week", () -> store.statistics(week));
    Iterator<Instant> ticks =
        Stream.iterate(start.plus(Duration.ofDays(29)), now -> now.plusSeconds(5)).iterator();
    measure(
        "statistics of the last week, 5 s on",
        () -> {
          Instant now = ticks.next();
          store.statistics(new TimeRange(now.minus(Duration.ofDays(7)), now));
        });
    measure(
        "statistics of any week",
        () -> {
          Instant from = start.plusSeconds(random.nextInt(23 * 86_400));
          store.statistics(new TimeRange(from, from.plus(Duration.ofDays(7))));
        });
    measure(
        "statistics of any 10 minutes",
        () -> {
          Instant from = any.get().timing().start();
          store.statistics(new TimeRange(from, from.plusSeconds(600)));
        });
    measureOnce(
        "timeline of 30 days, 120 buckets, first time",
        () -> store.timeline(TimeRange.ALL, null, 120));
    measure("timeline of 30 days, 120 buckets", () -> store.timeline(TimeRange.ALL, null, 120));
    measure(
        "timeline of any day, 120 buckets",
        () -> {
          Instant from = start.plusSeconds(random.nextInt(28 * 86_400));
          store.timeline(new TimeRange(from, from.plus(Duration.ofDays(1))), null, 120);
        });
  }

  private static String orderIdOf(CapturedCall call) {
    String order = call.arguments().get(0).value().json();
    int from = order.indexOf("ord-");
    return order.substring(from, order.indexOf('"', from));
  }

  private void measureOnce(String what, Runnable question) {
    long begin = System.nanoTime();
    question.run();
    results.put(what, "%.1f elapsed".formatted((System.nanoTime() - begin) / 1e6));
  }

  private void measure(String what, Runnable question) {
    double[] millis = new double[REPEATS];
    double[] processorMillis = new double[REPEATS];
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    for (int i = 0; i < WARM_UP; i++) {
      question.run();
    }
    for (int i = 0; i < REPEATS; i++) {
      long processor = threads.getCurrentThreadCpuTime();
      long begin = System.nanoTime();
      question.run();
      millis[i] = (System.nanoTime() - begin) / 1e6;
      processorMillis[i] = (threads.getCurrentThreadCpuTime() - processor) / 1e6;
    }
    Arrays.sort(millis);
    Arrays.sort(processorMillis);
    results.put(
        what,
        "%s (%s)"
            .formatted(ResultTable.percentiles(processorMillis), ResultTable.percentiles(millis)));
  }
}
