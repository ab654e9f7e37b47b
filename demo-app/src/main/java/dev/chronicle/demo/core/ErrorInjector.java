package dev.chronicle.demo.core;

import dev.chronicle.capture.Capture;
import dev.chronicle.capture.Dependency;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Lets a share of calls fail on purpose, so that there is something to see.
 *
 * <p>Off at first. Thread-safe if its source of random numbers is.
 */
public final class ErrorInjector {
  /** The largest share of calls that may be made to fail. */
  public static final double MAX_RATE = 0.5;

  private static final List<InjectedFailure> FAILURES = List.of(InjectedFailure.values());

  private final RandomGenerator random;
  private volatile double rate;

  /** Makes an injector that draws from {@code random} for each call. */
  public ErrorInjector(RandomGenerator random) {
    this.random = random;
  }

  /** Returns the share of calls that fail, 0 to {@value #MAX_RATE}. */
  public double rate() {
    return rate;
  }

  /**
   * Changes the share of calls that fail from now on.
   *
   * @throws InvalidValueException if it is not between 0 and {@value #MAX_RATE}
   */
  @Capture(name = "set_error_rate")
  public void setRate(double rate) {
    if (!(rate >= 0 && rate <= MAX_RATE)) {
      throw InvalidValueException.of("rate", "must be between 0.0 and " + MAX_RATE, rate);
    }
    this.rate = rate;
  }

  /**
   * Throws for the chosen share of calls. To be called before the work is done.
   *
   * @throws InjectedException when the dice say so
   */
  public void rollDice() {
    double share = rateNow();
    if (share > 0 && random.nextDouble() < share) {
      throw FAILURES.get(random.nextInt(FAILURES.size())).exception();
    }
  }

  /** Reads what may be changed between two calls, so that a replay reads what it was then. */
  @Dependency(name = "ErrorInjector.rate")
  private double rateNow() {
    return rate;
  }
}
