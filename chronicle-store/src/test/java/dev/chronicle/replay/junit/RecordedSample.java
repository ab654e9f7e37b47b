package dev.chronicle.replay.junit;

import dev.chronicle.replay.TargetResolver;
import dev.chronicle.replay.sample.Orders;
import org.junit.jupiter.api.Disabled;

/** A test class of somebody's, run by {@link ReplayTestTest} on a recording that it writes. */
@Disabled("run by another test")
class RecordedSample implements TargetResolver {

  @ReplayTest(
      recording = "target/replay-test/orders.jsonl",
      function = {"place_order", "tax"},
      classes = Orders.class)
  void replays() {}

  @Override
  public Object resolve(Class<?> type) {
    return new Orders(null);
  }
}
