package dev.chronicle.simulator.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.chronicle.simulator.plan.PlannedRequest;
import dev.chronicle.simulator.plan.WorkContent;
import dev.chronicle.simulator.run.World.Stage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Makes a planned request into one that fits the world.
 *
 * <p>Where the world lacks what an operation needs, the step before it in a task's life is sent
 * instead: for complete, process; for process, claim; for update and delete, read.
 */
final class CallChooser {
  private static final double CLAIM_NEXT_SHARE = 0.7;
  private static final double FAILING_SHARE = 0.15;
  private static final double LIST_SHARE = 0.4;

  private static final ObjectWriter JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .build()
          .writer();

  private final World world;
  private final int workers;

  CallChooser(World world, int workers) {
    this.world = world;
    this.workers = workers;
  }

  /** Returns the request to send at {@code now}, in nanoseconds since the run started. */
  Call choose(PlannedRequest request, long now) {
    RandomGenerator random = request.random();
    return switch (request.operation()) {
      case READ -> read(random);
      case CREATE ->
          Call.plain(Step.CREATE, "POST", "/tasks", Optional.of(json(WorkContent.draft(random))));
      case CLAIM -> claim(random, now);
      case PROCESS -> process(random, now);
      case COMPLETE -> complete(random, now);
      case UPDATE -> update(random);
      case DELETE -> delete(random, now);
    };
  }

  private Call read(RandomGenerator random) {
    if (random.nextDouble() < LIST_SHARE) {
      return list(random);
    }
    return world
        .any(random)
        .map(task -> Call.about(task, Step.FETCH, "GET", path(task, ""), Optional.empty()))
        .orElseGet(() -> list(random));
  }

  private static Call list(RandomGenerator random) {
    int limit = 5 + random.nextInt(16);
    String filter =
        switch (random.nextInt(6)) {
          case 0 -> "&status=pending";
          case 1 -> "&status=completed";
          case 2 -> "&priority=" + WorkContent.priority(random);
          case 3 -> "&q=" + WorkContent.searchWord(random);
          default -> "";
        };
    return Call.plain(Step.LIST, "GET", "/tasks?limit=" + limit + filter, Optional.empty());
  }

  private Call claim(RandomGenerator random, long now) {
    String worker = "sim-worker-" + (1 + random.nextInt(workers));
    if (random.nextDouble() >= CLAIM_NEXT_SHARE) {
      Optional<KnownTask> pending = world.take(Stage.PENDING, random, now);
      if (pending.isPresent()) {
        return by(worker, pending.get(), Step.CLAIM, path(pending.get(), "/claim"), body(worker));
      }
    }
    return new Call(
        Step.CLAIM_NEXT,
        "POST",
        "/tasks/claim-next?worker_id=" + worker,
        Optional.empty(),
        Optional.empty(),
        worker,
        0);
  }

  private Call process(RandomGenerator random, long now) {
    Optional<KnownTask> claimed = world.take(Stage.CLAIMED, random, now);
    if (claimed.isEmpty()) {
      return claim(random, now);
    }
    KnownTask task = claimed.get();
    Map<String, Object> body = body(task.worker());
    body.put("simulate_duration_ms", WorkContent.serverMillis(random));
    return new Call(
        Step.PROCESS,
        "POST",
        path(task, "/process"),
        Optional.of(json(body)),
        claimed,
        task.worker(),
        WorkContent.workTime(random).toNanos());
  }

  private Call complete(RandomGenerator random, long now) {
    Optional<KnownTask> ripe = world.take(Stage.RIPE, random, now);
    if (ripe.isEmpty()) {
      return process(random, now);
    }
    KnownTask task = ripe.get();
    if (random.nextDouble() < FAILING_SHARE) {
      String path = path(task, "/fail?worker_id=" + task.worker());
      return by(task.worker(), task, Step.FAIL, path, WorkContent.failure(random));
    }
    String path = path(task, "/complete?worker_id=" + task.worker());
    return by(task.worker(), task, Step.COMPLETE, path, WorkContent.result(random));
  }

  private Call update(RandomGenerator random) {
    return world
        .anyUnheld(random)
        .map(
            task ->
                Call.about(
                    task,
                    Step.UPDATE,
                    "PATCH",
                    path(task, ""),
                    Optional.of(json(WorkContent.change(random)))))
        .orElseGet(() -> read(random));
  }

  private Call delete(RandomGenerator random, long now) {
    return world
        .take(Stage.SETTLED, random, now)
        .or(() -> world.take(Stage.PENDING, random, now))
        .map(task -> Call.about(task, Step.DELETE, "DELETE", path(task, ""), Optional.empty()))
        .orElseGet(() -> read(random));
  }

  private static Call by(
      String worker, KnownTask task, Step step, String path, Map<String, Object> body) {
    return new Call(step, "POST", path, Optional.of(json(body)), Optional.of(task), worker, 0);
  }

  private static Map<String, Object> body(String worker) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("worker_id", worker);
    return body;
  }

  private static String path(KnownTask task, String rest) {
    return "/tasks/" + task.id() + rest;
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("planned content must be JSON, was: " + value, e);
    }
  }
}
