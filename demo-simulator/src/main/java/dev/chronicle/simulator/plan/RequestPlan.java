package dev.chronicle.simulator.plan;

import java.util.SplittableRandom;

/**
 * The requests of a run in their order and the schedule that they fall due by: same seed and
 * settings, same plan.
 *
 * <p>Times and contents are drawn from separate generators, and each request has its own, so that
 * other weights leave the times as they are and another rate the contents. Not thread-safe.
 */
public final class RequestPlan {
  private final Schedule schedule;
  private final SplittableRandom contents;
  private long number;

  /** Starts the plan of a run. */
  public RequestPlan(long seed, RunLimit limit) {
    SplittableRandom root = new SplittableRandom(seed);
    schedule = new Schedule(root.split(), limit);
    contents = root.split();
  }

  /** Returns when requests fall due. */
  public Schedule schedule() {
    return schedule;
  }

  /** Returns the request that is next and goes on to the one after it. */
  public PlannedRequest next(TrafficSettings settings) {
    schedule.advance(settings);
    double draw = contents.nextDouble();
    long seed = contents.nextLong();
    return new PlannedRequest(number++, settings.weights().choose(draw), seed);
  }
}
