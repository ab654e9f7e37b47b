package dev.chronicle.simulator.run;

import dev.chronicle.simulator.report.Verdict;
import dev.chronicle.simulator.run.World.Stage;
import java.util.Optional;

/** Brings the world up to date with what an answer tells. Thread-safe. */
final class Lessons {
  private final World world;

  Lessons(World world) {
    this.world = world;
  }

  /** Takes in the end of a request, {@code now} nanoseconds since the run started. */
  void learn(Call call, Answer answer, Verdict verdict, long now) {
    if (verdict instanceof Verdict.Conflict) {
      call.task().ifPresent(call.step().takesTask() ? world::giveUp : world::forget);
    } else if (verdict instanceof Verdict.Failure) {
      if (call.step().takesTask()) {
        call.task().ifPresent(world::putBack);
      }
    } else if (answer instanceof Answer.Responded responded) {
      succeed(call, responded, now);
    }
  }

  private void succeed(Call call, Answer.Responded responded, long now) {
    switch (call.step()) {
      case LIST -> TaskJson.readAll(responded.body()).forEach(this::see);
      case CREATE ->
          TaskJson.read(responded.body())
              .ifPresent(task -> world.put(Stage.PENDING, KnownTask.unclaimed(task.id())));
      case CLAIM, CLAIM_NEXT -> hold(Stage.CLAIMED, call, responded, now);
      case PROCESS -> hold(Stage.WORKING, call, responded, now);
      case COMPLETE, FAIL -> {
        call.task().ifPresent(world::giveUp);
        TaskJson.read(responded.body()).ifPresent(this::see);
      }
      case DELETE -> call.task().ifPresent(world::giveUp);
      case FETCH, UPDATE -> {
        // The task stands where it stood.
      }
    }
  }

  /** A worker gives a claim up for lost when three quarters of its lease are over. */
  private void hold(Stage stage, Call call, Answer.Responded responded, long now) {
    call.task().ifPresent(world::giveUp);
    TaskJson.read(responded.body())
        .ifPresent(
            task -> {
              long leaseEnds = now + task.lease().toNanos() / 4 * 3;
              world.put(
                  stage,
                  new KnownTask(task.id(), call.worker(), leaseEnds, now + call.workNanos()));
            });
  }

  /** Takes note of a task that stands in an answer; one that is already known stays as it is. */
  private void see(TaskJson task) {
    Optional<Stage> stage =
        switch (task.status()) {
          case "pending" -> Optional.of(Stage.PENDING);
          case "completed", "failed" -> Optional.of(Stage.SETTLED);
          default -> Optional.empty();
        };
    stage.ifPresent(known -> world.putIfUnknown(known, KnownTask.unclaimed(task.id())));
  }
}
