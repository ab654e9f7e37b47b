package dev.chronicle.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chronicle.call.CapturedCall;
import dev.chronicle.call.Timing;
import dev.chronicle.capture.Capture;
import dev.chronicle.replay.sample.Bug;
import dev.chronicle.replay.sample.Orders;
import dev.chronicle.replay.sample.Orders.Line;
import dev.chronicle.replay.sample.OrdersBase;
import dev.chronicle.replay.sample.Quotes;
import dev.chronicle.replay.sample.Warehouse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.IntBinaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ImplementationTest {
  private final Warehouse.Real warehouse = new Warehouse.Real();
  private final Quotes recorded = new Quotes.Recorded(warehouse);
  private final Orders orders = new Orders(warehouse);

  @AfterEach
  void heal() {
    Bug.planted = Bug.NONE;
  }

  @Test
  void otherImplementation_thatDoesTheSame_matches_andReachesNoDependency() {
    List<CapturedCall> calls = quotes();
    warehouse.reached.set(0);
    Quotes other =
        (item, count) -> {
          long price = 0;
          if (warehouse.stock(item) < count) {
            throw new IllegalStateException("too few " + item);
          }
          for (int i = 0; i < count; i++) {
            price += 100L * item.length();
          }
          return price;
        };

    ReplayReport report = replayer(calls).compare(Quotes.class, other).replay();

    assertThat(report.clusters()).isEmpty();
    assertThat(report.byFunction().get("quote").matched()).isEqualTo(20);
    assertThat(report.liveCalls()).isZero();
    assertThat(warehouse.reached).hasValue(0);
  }

  @Test
  void otherImplementation_thatDoesSomethingElse_isACluster() {
    Quotes wrong = (item, count) -> warehouse.stock(item) < count ? -1 : 100L * count;

    ReplayReport report = replayer(quotes()).compare(Quotes.class, wrong).replay();

    assertThat(report.clusters())
        .extracting(cluster -> cluster.function() + " " + cluster.path() + " " + cluster.kind())
        .containsExactly("quote $.exception RETURNED", "quote $.result CHANGED");
  }

  @Test
  void dependencyThatIsNotAskedAnyMore_isAFinding() {
    Quotes careless = (item, count) -> item.length() * 100L * count;

    ReplayReport report = replayer(quotes().subList(0, 2)).compare(Quotes.class, careless).replay();

    assertThat(report.clusters())
        .extracting(cluster -> cluster.path() + " " + cluster.kind())
        .containsExactly("$.dependencies['Warehouse.stock'] NOT_MADE");
  }

  @Test
  void speed_isThatOfTheMatchedCalls_thenAndNow() {
    List<CapturedCall> timed = lastingOneMillisecondMoreEach(quotes());

    Speed same = replayer(timed).compare(Quotes.class, recorded).speed().get("quote");

    assertThat(same.calls()).isEqualTo(20);
    assertThat(same.recordedP50()).isEqualTo(Duration.ofMillis(10));
    assertThat(same.recordedP95()).isEqualTo(Duration.ofMillis(19));
    assertThat(same.replayedP50()).isPositive().isLessThanOrEqualTo(same.replayedP95());
  }

  @Test
  void callThatDiverges_hasNoSpeed() {
    ImplementationReport report =
        Replayer.over(sums())
            .allow(Adding.class)
            .build()
            .compare(IntBinaryOperator.class, (left, right) -> 7);

    assertThat(report.replay().counts().diverged()).isEqualTo(3);
    assertThat(report.speed()).isEmpty();
  }

  @Test
  void implementationThatIsNotWoven_needsNoCaptureEither() {
    ImplementationReport report =
        Replayer.over(sums())
            .allow(Adding.class)
            .build()
            .compare(IntBinaryOperator.class, Integer::sum);

    assertThat(report.replay().counts()).isEqualTo(new ReplayCounts(3, 0, 0, 0, 0));
    assertThat(report.speed().get("add").calls()).isEqualTo(3);
  }

  @Test
  void classInPlaceOfAnInterface_withStages_changedArguments_andInheritedMethods() {
    List<CapturedCall> calls =
        Recorder.record(
            () -> orders.place(List.of(new Line("pen", 2, 500), new Line("paper", 1, 300))),
            () -> orders.place(List.of(new Line("ink", 9, 100))),
            () -> orders.stockLater("pencil").toCompletableFuture().join(),
            () -> {
              orders.stamp(new HashMap<>(Map.of("a", "b")), "c");
              return null;
            },
            () -> orders.ticket(),
            () -> orders.greet("Ann"),
            () -> orders.sayBye("Ann"));
    Orders other =
        new Orders(warehouse) {
          @Override
          public CompletionStage<Integer> stockLater(String item) {
            return CompletableFuture.completedFuture(-1);
          }
        };

    ReplayReport same = all(calls).compare(Orders.class, orders).replay();
    ReplayReport changed =
        all(calls.stream().filter(call -> call.function().name().equals("stock_later")).toList())
            .compare(Orders.class, other)
            .replay();

    assertThat(same.clusters()).isEmpty();
    assertThat(same.counts().matched()).isEqualTo(7);
    assertThat(same.reasons().keySet())
        .as("methods that nobody can call in place of the recorded ones")
        .allSatisfy(reason -> assertThat(reason).startsWith("SKIPPED: dev.chronicle"))
        .anySatisfy(reason -> assertThat(reason).contains("Orders has no method in place of"))
        .anySatisfy(reason -> assertThat(reason).contains("OrdersBase.greet("));
    assertThat(Cluster.firstFinding(changed.clusters().get(0).examples().get(0)).toString())
        .isEqualTo("$.result CHANGED: recorded 6, replayed -1");
  }

  @Test
  void callsOfOtherClasses_areLeftOut() {
    List<CapturedCall> calls = Recorder.record(() -> orders.greet("Ann"));

    ReplayReport report = replayer(calls).compare(Quotes.class, recorded).replay();

    assertThat(report.counts().total()).isZero();
  }

  @Test
  void endlessImplementation_isGivenUp() {
    Quotes endless =
        (item, count) -> {
          while (!Thread.currentThread().isInterrupted()) {
            Thread.onSpinWait();
          }
          return 0;
        };

    ReplayReport report =
        Replayer.over(List.of(quotes().get(0)))
            .allow(Quotes.Recorded.class)
            .timeLimit(Duration.ofMillis(50))
            .build()
            .compare(Quotes.class, endless)
            .replay();

    assertThat(report.reasons()).containsOnlyKeys("FAILED: took longer than 50 ms");
  }

  @Test
  void typeWithoutMethods_isRefused() {
    assertThatThrownBy(() -> replayer(List.of()).compare(Object.class, "text"))
        .hasMessage(
            "type must have methods that can be called on an object, was: java.lang.Object");
  }

  /** What the JDK's own sum stands in for. */
  static final class Adding implements IntBinaryOperator {
    @Override
    @Capture(name = "add")
    public int applyAsInt(int left, int right) {
      return left + right;
    }
  }

  private static List<CapturedCall> sums() {
    Adding adding = new Adding();
    return Recorder.record(
        () -> adding.applyAsInt(1, 2),
        () -> adding.applyAsInt(-3, 2),
        () -> adding.applyAsInt(Integer.MAX_VALUE, 1));
  }

  /** Twenty calls, of which each has another one within that asks the warehouse. */
  private List<CapturedCall> quotes() {
    return Recorder.record(
        IntStream.range(0, 20)
            .<Callable<?>>mapToObj(i -> () -> recorded.quote("pencil".substring(i % 5), 1 + i % 3))
            .toArray(Callable<?>[]::new));
  }

  private static List<CapturedCall> lastingOneMillisecondMoreEach(List<CapturedCall> calls) {
    List<CapturedCall> timed = new ArrayList<>();
    long millis = 0;
    for (CapturedCall call : calls) {
      boolean isRoot = call.parentId() == null;
      timed.add(isRoot ? lasting(call, Duration.ofMillis(++millis)) : call);
    }
    return timed;
  }

  private static CapturedCall lasting(CapturedCall call, Duration duration) {
    return new CapturedCall(
        call.id(),
        call.parentId(),
        call.function(),
        call.arguments(),
        call.outcome(),
        new Timing(call.timing().start(), duration),
        call.origin(),
        call.dependencies());
  }

  private static Replayer replayer(List<CapturedCall> calls) {
    return Replayer.over(calls).allow(Quotes.Recorded.class).build();
  }

  private static Replayer all(List<CapturedCall> calls) {
    return Replayer.over(calls).allow(Orders.class, OrdersBase.class).build();
  }
}
