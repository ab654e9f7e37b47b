package dev.chronicle.replay.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chronicle.call.CapturedCall;
import dev.chronicle.replay.Recorder;
import dev.chronicle.replay.ReplayReport;
import dev.chronicle.replay.Replayer;
import dev.chronicle.replay.TargetResolver;
import dev.chronicle.replay.diff.FindingKind;
import dev.chronicle.replay.sample.Bug;
import dev.chronicle.replay.sample.Orders;
import dev.chronicle.replay.sample.Orders.Line;
import dev.chronicle.replay.sample.Warehouse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReportTest {
  private final Orders orders = new Orders(new Warehouse.Real());

  @AfterEach
  void heal() {
    Bug.planted = Bug.NONE;
  }

  @ParameterizedTest
  @EnumSource(ReportFormat.class)
  void exceptionThatIsNew_isToldInWords_withTheLineThatThrowsIt(ReportFormat format) {
    String text = format.write(replay(Bug.OTHER_EXCEPTION, 9));

    assertThat(text)
        .contains("It throws another exception than was recorded.")
        .containsPattern(
            "dev\\.chronicle\\.replay\\.sample\\.Orders\\.place\\(Orders\\.java:\\d+\\)")
        .doesNotContain("aroundBody", "java.base", "dev.chronicle.capture", "Orders.java:1)");
  }

  @Test
  void exceptionAsRecorded_bringsNoFrames() {
    assertThat(ReportFormat.TEXT.write(replay(Bug.OTHER_MESSAGE, 9))).doesNotContain("   at ");
  }

  @Test
  void example_showsTheCallThatDiffersWithItsArguments() {
    ReplayReport report = replay(Bug.WRONG_TAX, 1);

    assertThat(ReportFormat.TEXT.write(report))
        .contains("  tax(cents = 500, percent = 19)\n", "  recorded 95, replayed 94\n");
    assertThat(ReportFormat.JUNIT.write(report))
        .contains("tax(cents = 500, percent = 19): recorded 95, replayed 94\n");
  }

  @Test
  void callThatDiffersWithinAnother_isOneExample() {
    List<CapturedCall> calls = place(1);
    Bug.planted = Bug.WRONG_TAX;
    ReplayReport report =
        Replayer.over(calls).allow(Orders.class).targets(TargetResolver.of(orders)).build().run();

    assertThat(report.clusters().get(0).count()).isEqualTo(3);
    assertThat(report.clusters().get(0).examples())
        .extracting(example -> example.call().function().name())
        .containsExactly("place_order");
  }

  @Test
  void longArgument_isCut_soThatTheOthersAreSeen() {
    List<CapturedCall> calls = Recorder.record(() -> orders.join("x".repeat(500), 7));
    Bug.planted = Bug.WRONG_JOIN;
    ReplayReport report =
        Replayer.over(calls).allow(Orders.class).targets(TargetResolver.of(orders)).build().run();

    assertThat(ReportFormat.TEXT.write(report))
        .contains("join(text = \"" + "x".repeat(39) + "…, number = 7)\n");
  }

  @Test
  void headline_neverSaysThatAllIsWell_whereNothingWasCompared() {
    List<CapturedCall> calls = place(1);
    ReplayReport skipped =
        Replayer.over(calls).function("place_order").allow(Orders.class).build().run();

    assertThat(ReportFormat.HTML.write(skipped)).contains("<h1>Nothing was compared</h1>");
    assertThat(ReportFormat.HTML.write(replay(Bug.NONE, 1)))
        .contains("<h1>Everything as recorded</h1>");
  }

  @ParameterizedTest
  @EnumSource(FindingKind.class)
  void everyKindOfDifference_hasAMeaningOfItsOwn(FindingKind kind) {
    assertThat(FindingKind.values())
        .extracting(Wording::meaning)
        .containsOnlyOnce(Wording.meaning(kind));
  }

  private ReplayReport replay(Bug bug, int count) {
    List<CapturedCall> calls = place(count);
    Bug.planted = bug;
    return Replayer.over(calls)
        .allow(Orders.class)
        .targets(TargetResolver.of(orders))
        .function("place_order")
        .build()
        .run();
  }

  private List<CapturedCall> place(int count) {
    return Recorder.record(() -> orders.place(List.of(new Line("pen", count, 500))));
  }
}
