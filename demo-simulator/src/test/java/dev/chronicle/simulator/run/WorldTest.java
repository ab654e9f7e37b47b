package dev.chronicle.simulator.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chronicle.simulator.run.World.Stage;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WorldTest {
  private final World world = new World();
  private final Random random = new Random(1);

  @Test
  void putBack_ofATaskThatWasClaimedAndTakenSince_leavesItWithItsWorker() {
    world.put(Stage.PENDING, KnownTask.unclaimed("t"));
    KnownTask asPending = world.take(Stage.PENDING, random, 0).orElseThrow();
    KnownTask claimed = new KnownTask("t", "worker", 100, 0);
    world.put(Stage.CLAIMED, claimed);
    KnownTask asClaimed = world.take(Stage.CLAIMED, random, 0).orElseThrow();

    world.putBack(asPending);
    assertThat(world.take(Stage.CLAIMED, random, 0)).isEmpty();
    world.putBack(asClaimed);
    assertThat(world.take(Stage.CLAIMED, random, 0)).contains(claimed);
  }

  @Test
  void putBack_leadsToWhereTheTaskWasTakenFrom() {
    KnownTask task = KnownTask.unclaimed("t");
    world.put(Stage.PENDING, task);
    world.putBack(world.take(Stage.PENDING, random, 0).orElseThrow());
    assertThat(world.take(Stage.PENDING, random, 0)).contains(task);
  }
}
