package dev.chronicle.demo;

import dev.chronicle.demo.core.Ageing;
import dev.chronicle.demo.core.ErrorInjector;
import dev.chronicle.demo.core.LeaseSweeper;
import dev.chronicle.demo.core.Leases;
import dev.chronicle.demo.core.RetryPolicy;
import dev.chronicle.demo.core.TaskIds;
import dev.chronicle.demo.resources.TaskOperations;
import dev.chronicle.demo.resources.TaskResource;
import dev.chronicle.demo.resources.WorkflowOperations;
import dev.chronicle.demo.resources.WorkflowResource;
import dev.chronicle.replay.TargetResolver;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * The objects that recorded calls of the demo are played back on. They have no database: whatever
 * they would ask it is answered from the recording. Thread-safe.
 */
public final class ReplayTargets implements TargetResolver {
  private static final Duration LEASE = Duration.ofSeconds(60);
  private static final Duration AGEING_STEP = Duration.ofMinutes(5);
  private static final Duration KEY_LIFETIME = Duration.ofDays(1);
  private static final Duration FIRST_BACK_OFF = Duration.ofSeconds(1);
  private static final Duration LONGEST_BACK_OFF = Duration.ofMinutes(5);

  private final TargetResolver targets;

  /** Makes the objects, with the demo's default durations. */
  public ReplayTargets() {
    Clock clock = Clock.systemUTC();
    RandomGenerator random = new Random();
    RetryPolicy retries = new RetryPolicy(FIRST_BACK_OFF, LONGEST_BACK_OFF, random);
    ErrorInjector errors = new ErrorInjector(random);
    targets =
        TargetResolver.of(
            new TaskResource(
                new TaskOperations(null, new TaskIds(clock, random), errors, clock, KEY_LIFETIME)),
            new WorkflowResource(
                new WorkflowOperations(
                    null,
                    new Ageing(AGEING_STEP),
                    new Leases(clock, LEASE),
                    retries,
                    errors,
                    duration -> {})),
            retries,
            errors,
            new LeaseSweeper(null, retries, clock));
  }

  @Override
  public Object resolve(Class<?> type) {
    return targets.resolve(type);
  }
}
