package dev.chronicle.simulator.plan;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * A request as the plan has it, before anyone knows which tasks there will be.
 *
 * @param number counts from 0
 * @param operation what is asked for
 * @param seed what every further choice about this request is drawn from
 */
public record PlannedRequest(long number, Operation operation, long seed) {

  /** Returns the start of this request's own random numbers, the same each time it is asked. */
  public RandomGenerator random() {
    return new SplittableRandom(seed);
  }
}
