package dev.chronicle.replay.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chronicle.call.CapturedCall;
import dev.chronicle.replay.Recorder;
import dev.chronicle.replay.sample.Bug;
import dev.chronicle.replay.sample.Orders;
import dev.chronicle.replay.sample.Orders.Line;
import dev.chronicle.replay.sample.Warehouse;
import dev.chronicle.store.CallJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReplayTestTest {

  @BeforeEach
  void record() throws IOException {
    Orders orders = new Orders(new Warehouse.Real());
    List<CapturedCall> calls =
        Recorder.record(
            () -> orders.place(List.of(new Line("pen", 2, 500))),
            () -> orders.place(List.of(new Line("ink", 9, 100))),
            () -> orders.greet("Ann"));
    Path file = Path.of("target/replay-test/orders.jsonl");
    Files.createDirectories(file.getParent());
    Files.write(file, calls.stream().map(CallJson::write).toList());
  }

  @AfterEach
  void heal() {
    Bug.planted = Bug.NONE;
  }

  @Test
  void eachRecordedCall_isATest() {
    TestRun run = TestRun.of(RecordedSample.class);

    assertThat(run.failed()).isEmpty();
    assertThat(run.aborted()).isEmpty();
    assertThat(run.passed())
        .hasSize(3)
        .first()
        .asString()
        .startsWith("place_order(lines = [{\"item\":\"pen\",\"count\":2,\"cents\":500}]) ");
  }

  @Test
  void changedBehaviour_failsWithWhatIsDifferent() {
    Bug.planted = Bug.OTHER_MESSAGE;

    TestRun run = TestRun.of(RecordedSample.class);

    assertThat(run.passed()).hasSize(2);
    assertThat(run.failed()).hasSize(1);
    assertThat(run.failed().get(0))
        .startsWith("place_order did not do what was recorded (call ")
        .contains(
            "\n  $.exception.message CHANGED: recorded \"too few ink\", replayed \"too little"
                + " ink\"");
  }
}
