package dev.chronicle.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chronicle.call.CallId;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.call.DependencyCall;
import dev.chronicle.call.Fidelity;
import dev.chronicle.call.Outcome;
import dev.chronicle.capture.redaction.Redaction;
import dev.chronicle.replay.diff.Finding;
import dev.chronicle.replay.diff.FindingKind;
import dev.chronicle.replay.sample.Bug;
import dev.chronicle.replay.sample.Orders;
import dev.chronicle.replay.sample.Orders.Line;
import dev.chronicle.replay.sample.OrdersBase;
import dev.chronicle.replay.sample.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayerTest {
  private final Warehouse.Real warehouse = new Warehouse.Real();
  private final Orders orders = new Orders(warehouse);

  @AfterEach
  void heal() {
    Bug.planted = Bug.NONE;
  }

  @Test
  void unchangedCode_matchesWhateverItDoes_andNoDependencyIsReached() {
    List<CapturedCall> calls = Recorder.record(everything());
    warehouse.reached.set(0);

    ReplayReport report = replayer(calls).build().run();

    assertThat(report.clusters()).isEmpty();
    assertThat(report.reasons()).isEmpty();
    assertThat(report.counts().matched()).isEqualTo(calls.size()).isGreaterThan(15);
    assertThat(report.liveCalls()).isZero();
    assertThat(warehouse.reached).hasValue(0);
  }

  @Test
  void wrongResult_isFoundWhereItShowsFirst() {
    List<CapturedCall> calls =
        Recorder.record(() -> orders.place(List.of(new Line("pen", 1, 500))));
    Bug.planted = Bug.WRONG_TAX;

    ReplayReport report = replayer(calls).function("place_order").build().run();

    assertThat(report.counts().diverged()).isOne();
    Cluster cluster = report.clusters().get(0);
    assertThat(cluster.function()).isEqualTo("tax");
    assertThat(cluster.path()).isEqualTo("$.result");
    assertThat(cluster.kind()).isEqualTo(FindingKind.CHANGED);
    assertThat(Cluster.firstFinding(cluster.examples().get(0)))
        .hasToString("$.result CHANGED: recorded 95, replayed 94");
    assertThat(cluster.replayed()).containsExactly("place_order");
  }

  @Test
  void eachPlantedBug_isOneClusterOfItsKind() {
    assertThat(kindOf(Bug.SWALLOWED_ERROR)).isEqualTo("place_order $.exception RETURNED");
    assertThat(kindOf(Bug.OTHER_EXCEPTION)).isEqualTo("place_order $.exception EXCEPTION_CHANGED");
    assertThat(kindOf(Bug.OTHER_MESSAGE)).isEqualTo("place_order $.exception.message CHANGED");
    assertThat(kindOf(Bug.FORGOTTEN_SAVE))
        .isEqualTo("place_order $.dependencies['Warehouse.save'] NOT_MADE");
    assertThat(kindOf(Bug.WRONG_SAVE))
        .isEqualTo("place_order $.dependencies['Warehouse.save'].args.receipt.total DRIFTED");
    assertThat(kindOf(Bug.EXTRA_LOOKUP))
        .isEqualTo("place_order $.dependencies['Warehouse.stock'] NOT_RECORDED");
    assertThat(kindOf(Bug.NULL_RESULT)).isEqualTo("related $.result TYPE_CHANGED");
    assertThat(kindOf(Bug.REVERSED_LIST)).isEqualTo("related $.result REORDERED");
    assertThat(kindOf(Bug.WRONG_NESTED)).isEqualTo("Orders.price $.result CHANGED");
    assertThat(kindOf(Bug.WRONG_TAX)).isEqualTo("tax $.result CHANGED");
  }

  @Test
  void resultThatWasCutElsewhere_isNoDifference_butWhatWentBeforeIs() {
    List<CapturedCall> calls =
        Recorder.record(() -> new Orders(new Warehouse.Branch(warehouse)).related("pen"));

    assertThat(calls.get(0).dependencies()).extracting(DependencyCall::depth).contains(1);
    assertThat(((Outcome.Returned) calls.get(0).outcome()).value().fidelity())
        .isEqualTo(Fidelity.PARTIAL);
    assertThat(replayer(calls).build().run().counts().matched()).isOne();
    Bug.planted = Bug.REVERSED_LIST;
    assertThat(replayer(calls).build().run().counts().diverged()).isOne();
    Bug.planted = Bug.NULL_RESULT;
    assertThat(replayer(calls).build().run().clusters())
        .extracting(Cluster::kind)
        .containsExactly(FindingKind.TYPE_CHANGED);
  }

  @Test
  void missedAnswer_tellsWhatWasAskedAndWhatComesNearest() {
    List<CapturedCall> calls =
        Recorder.record(() -> orders.place(List.of(new Line("pen", 1, 500))));
    Bug.planted = Bug.EXTRA_LOOKUP;

    ReplayResult.Diverged result =
        (ReplayResult.Diverged) replayer(calls).build().replay(calls.get(0));

    assertThat(result.first().findings().get(0).note())
        .isEqualTo(
            "nearest is Warehouse.stock(item = \"pen\"), answered already, which differs in"
                + " $.dependencies['Warehouse.stock'].args.item CHANGED: recorded \"pen\", replayed"
                + " \"gift\"");
  }

  @Test
  void endlessCall_isGivenUp_andTheOthersGoOn() {
    List<CapturedCall> calls =
        Recorder.record(() -> Orders.factorial(1), () -> Orders.tax("a"), () -> Orders.tax("b"));
    Bug.planted = Bug.ENDLESS;

    ReplayReport report = replayer(calls).timeLimit(Duration.ofMillis(50)).build().run();

    assertThat(report.counts()).isEqualTo(new ReplayCounts(2, 0, 0, 0, 1));
    assertThat(report.reasons()).containsOnlyKeys("FAILED: took longer than 50 ms");
  }

  @Test
  void classThatIsNotAllowed_isNotRun() {
    List<CapturedCall> calls = Recorder.record(() -> orders.greet("Ann"));

    ReplayReport report =
        Replayer.over(calls)
            .allow(OrdersBase.class)
            .targets(TargetResolver.of(orders))
            .build()
            .run();

    assertThat(report.counts()).isEqualTo(new ReplayCounts(1, 0, 1, 0, 0));
    assertThat(report.reasons())
        .containsOnlyKeys(
            "SKIPPED: dev.chronicle.replay.sample.Orders is none of the classes that may be"
                + " replayed");
  }

  @Test
  void classThatIsNotWoven_isRefused() {
    assertThatThrownBy(() -> Replayer.over(List.of()).allow(String.class).build())
        .hasMessage("class must have methods with @Capture, was: java.lang.String");
  }

  @Test
  void withoutATarget_instanceMethodsAreSkipped() {
    List<CapturedCall> calls = Recorder.record(() -> orders.greet("Ann"));

    ReplayReport report = replayer(calls).targets(TargetResolver.none()).build().run();

    assertThat(report.counts().skipped()).isEqualTo(2);
  }

  @Test
  void editedArguments_areComparedWithWhatWasRecorded() {
    List<CapturedCall> calls = Recorder.record(() -> Orders.tax(1000, 19));

    ReplayResult result = replayer(calls).build().replay(calls.get(0), Map.of("percent", "20"));

    assertThat(((ReplayResult.Diverged) result).first().findings())
        .hasToString("[$.result CHANGED: recorded 190, replayed 200]");
    assertThatThrownBy(() -> replayer(calls).build().replay(calls.get(0), Map.of("p", "1")))
        .hasMessage("arguments must be those of tax, was: [p]");
  }

  @Test
  void manyCallsInParallel_giveTheSameReportEachTime() {
    List<CapturedCall> calls =
        Recorder.record(
            IntStream.range(0, 300)
                .<Callable<?>>mapToObj(
                    i -> () -> orders.place(List.of(new Line("item" + i, 1 + i % 9, i))))
                .toArray(Callable<?>[]::new));
    Bug.planted = Bug.WRONG_TAX;

    ReplayReport first = replayer(calls).parallelism(4).build().run();

    assertThat(first.counts().total()).isEqualTo(calls.size());
    for (int i = 0; i < 3; i++) {
      assertThat(summary(replayer(calls).parallelism(4).build().run())).isEqualTo(summary(first));
    }
  }

  @Test
  void whatVariesByNature_isLearntAndMasked_butNeverAChangeOfType(@TempDir Path directory)
      throws IOException {
    List<CapturedCall> calls = Recorder.record(orders::varying);

    NoiseMasks learnt = replayer(calls).build().findNoise();
    Path file = directory.resolve("masks.json");
    learnt.save(file);
    NoiseMasks masks = NoiseMasks.load(file);

    assertThat(masks.list()).extracting(NoiseMask::path).containsExactly("$.result.number");
    assertThat(masks.list().get(0).evidence()).startsWith("two replays of call ");
    ReplayReport report = replayer(calls).masks(masks).build().run();
    assertThat(report.counts().matched()).isOne();
    assertThat(report.masked()).isOne();
    Finding typeChanged = new Finding("$.result.number", FindingKind.TYPE_CHANGED, "1", "null");
    assertThat(masks.hide("varying", typeChanged)).isFalse();
    NoiseMask expired = new NoiseMask("varying", "$.result", "e", LocalDate.of(2020, 1, 1));
    assertThat(replayer(calls).masks(NoiseMasks.of(List.of(expired))).build().run().hasFindings())
        .isTrue();
  }

  @Test
  void withTheKeyOfTheRecording_otherSecretsAreFound(@TempDir Path directory) {
    Path file = directory.resolve("redaction.key");
    Redaction redaction = Redaction.builder().keyFile(file).build();
    List<CapturedCall> calls = Recorder.record(redaction, orders::invite);
    Redaction sameKey = Redaction.builder().keyFile(file).build();

    assertThat(replayer(calls).redaction(sameKey).build().run().hasFindings()).isFalse();
    Bug.planted = Bug.OTHER_MAIL;
    assertThat(replayer(calls).redaction(sameKey).build().run().clusters())
        .extracting(Cluster::path)
        .containsExactly("$.dependencies['Warehouse.stock'].args.item");
    assertThat(replayer(calls).build().run().hasFindings()).isFalse();
  }

  @Test
  void callThatIsItsOwnParent_orIsThereTwice_isPlayedBackAsEver() {
    CapturedCall call = Recorder.record(() -> Orders.tax(100, 19)).get(0);
    List<CapturedCall> place =
        Recorder.record(() -> orders.place(List.of(new Line("pen", 1, 500))));
    List<CapturedCall> twice = new ArrayList<>(place);
    twice.addAll(place);

    assertThat(replayer(List.of(within(call.id(), call))).build().run().counts().matched()).isOne();
    assertThat(replayer(twice).build().run().counts().matched()).isEqualTo(twice.size());
  }

  @Test
  void callAmongMoreThanCanBeRead_isSkipped() {
    CapturedCall call = Recorder.record(() -> Orders.tax(100, 19)).get(0);

    ReplayReport report =
        replayer(source(action -> action.accept(call), Collections.nCopies(10_001, call)))
            .build()
            .run();

    assertThat(report.reasons()).containsOnlyKeys("SKIPPED: it belongs to more than 10000 calls");
  }

  @Test
  void whatReadingTheCallsThrows_isThrownByTheRun() {
    Consumer<Consumer<CapturedCall>> broken =
        action -> {
          throw new StackOverflowError("deep");
        };

    assertThatThrownBy(() -> replayer(source(broken, List.of())).build().run())
        .isInstanceOf(StackOverflowError.class)
        .hasMessage("deep");
  }

  @Test
  void fileThatHoldsNoMasks_isRefused(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("masks.json");
    for (String text : List.of("", "[]", "{}", "{\"mask\": []}", "{\"masks\": 1}")) {
      Files.writeString(file, text);
      assertThatThrownBy(() -> NoiseMasks.load(file))
          .as(text)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(file + " must have a member masks that is an array");
    }
  }

  @Test
  void mistypedMemberOfAMask_isNamed_beforeItHidesWhatItShouldNot(@TempDir Path directory)
      throws IOException {
    Path file = directory.resolve("masks.json");
    Map<String, String> messages =
        Map.of(
            "{\"masks\": [{\"function\":\"f\",\"path\":\"$.result\",\"expire\":\"2020-01-01\"}]}",
            " has an unusable mask"
                + " {\"function\":\"f\",\"path\":\"$.result\",\"expire\":\"2020-01-01\"}: member"
                + " must be one of function, path, evidence, expires, was: expire",
            "{\"masks\": [{\"path\":\"$.result\"}]}",
            " has an unusable mask {\"path\":\"$.result\"}: member function must be a text, was:"
                + " none",
            "{\"masks\": [], \"mask\": []}",
            ": member must be one of masks, was: mask");
    for (Map.Entry<String, String> wrong : messages.entrySet()) {
      Files.writeString(file, wrong.getKey());
      assertThatThrownBy(() -> NoiseMasks.load(file))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(file + wrong.getValue());
    }
  }

  private static CallSource source(
      Consumer<Consumer<CapturedCall>> calls, List<CapturedCall> tree) {
    return new CallSource() {
      @Override
      public void forEach(Selection selection, Consumer<CapturedCall> action) {
        calls.accept(action);
      }

      @Override
      public List<CapturedCall> tree(CapturedCall call) {
        return tree;
      }
    };
  }

  private static CapturedCall within(CallId parent, CapturedCall call) {
    return new CapturedCall(
        call.id(),
        parent,
        call.function(),
        call.arguments(),
        call.outcome(),
        call.timing(),
        call.origin(),
        call.dependencies());
  }

  private static String summary(ReplayReport report) {
    return report.counts()
        + report.clusters().stream()
            .map(
                cluster ->
                    cluster.function()
                        + cluster.count()
                        + cluster.alsoAt()
                        + cluster.examples().stream()
                            .map(example -> example.call().id() + " " + example.first().findings())
                            .toList())
            .toList()
            .toString();
  }

  /** Plays back what the healthy sample did, with a bug, and returns the only cluster. */
  private String kindOf(Bug bug) {
    Bug.planted = Bug.NONE;
    List<CapturedCall> calls = Recorder.record(everything());
    warehouse.reached.set(0);
    Bug.planted = bug;
    ReplayReport report = replayer(calls).build().run();
    assertThat(warehouse.reached).hasValue(0);
    assertThat(report.reasons()).isEmpty();
    assertThat(report.clusters()).hasSize(1);
    Cluster cluster = report.clusters().get(0);
    return cluster.function() + " " + cluster.path() + " " + cluster.kind();
  }

  private Replayer.Builder replayer(List<CapturedCall> calls) {
    return replayer(CallSource.of(calls));
  }

  private Replayer.Builder replayer(CallSource calls) {
    return Replayer.over(calls)
        .allow(Orders.class, OrdersBase.class, Warehouse.OutOfStockException.class)
        .targets(TargetResolver.of(orders));
  }

  private Callable<?>[] everything() {
    return Stream.<Callable<?>>of(
            () -> Orders.tax(1000, 19),
            () -> Orders.tax("text"),
            () -> orders.place(List.of(new Line("pen", 2, 500), new Line("paper", 1, 300))),
            () -> orders.place(List.of(new Line("ink", 9, 100))),
            () -> orders.place(List.of(new Line("", 1, 100))),
            () -> orders.related("pen"),
            () -> Orders.factorial(5),
            () -> orders.ticket(),
            () -> orders.stockLater("pencil").toCompletableFuture().join(),
            () -> {
              orders.stamp(new HashMap<>(Map.of("a", "b")), "c");
              return null;
            },
            () -> orders.greet("Ann"),
            () -> orders.sayBye("Ann"))
        .toArray(Callable<?>[]::new);
  }
}
