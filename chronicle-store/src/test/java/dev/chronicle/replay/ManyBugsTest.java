package dev.chronicle.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chronicle.call.CapturedCall;
import dev.chronicle.replay.sample.Till;
import dev.chronicle.replay.sample.Warehouse;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ManyBugsTest {
  private final Warehouse.Real warehouse = new Warehouse.Real();
  private final Till till = new Till(warehouse);

  @AfterEach
  void heal() {
    Till.broken = false;
  }

  @Test
  void tenBugsAtOnce_areTenClusters_eachWithTheCallThatIsWrongItself() {
    List<CapturedCall> calls =
        Recorder.record(
            IntStream.range(0, 420)
                .<Callable<?>>mapToObj(i -> () -> till.checkout("pencils".substring(i % 5), i % 9))
                .toArray(Callable<?>[]::new));
    assertThat(replayer(calls).run().counts().matched()).isEqualTo(420 * 12);
    warehouse.reached.set(0);
    Till.broken = true;

    ReplayReport report = replayer(calls).run();

    assertThat(report.counts().total()).isEqualTo(420 * 12);
    assertThat(report.clusters())
        .extracting(cluster -> cluster.function() + " " + cluster.path() + " " + cluster.kind())
        .containsExactlyInAnyOrder(
            "net $.result CHANGED",
            "tax $.result CHANGED",
            "discount $.result CHANGED",
            "lines $.result REORDERED",
            "sums $.result.total MISSING",
            "header $.result TYPE_CHANGED",
            "thanks $.exception THREW",
            "initials $.result CHANGED",
            "remember $.dependencies['Warehouse.save'] NOT_MADE",
            "reserved $.dependencies['Warehouse.stock'].args.item DRIFTED");
    for (Cluster cluster : report.clusters()) {
      assertThat(cluster.examples())
          .isNotEmpty()
          .allSatisfy(
              example ->
                  assertThat(example.first().recorded().function().name())
                      .isEqualTo(cluster.function()));
    }
    assertThat(warehouse.reached).hasValue(0);
  }

  private Replayer replayer(List<CapturedCall> calls) {
    return Replayer.over(calls).allow(Till.class).targets(TargetResolver.of(till)).build();
  }
}
