package dev.chronicle.simulator.plan;

import java.util.OptionalDouble;

/**
 * The traffic that is asked for; a run may be given other settings while it goes on.
 *
 * @param rate planned requests a second, before the scenario changes it; {@value #MIN_RATE} to
 *     {@value #MAX_RATE}
 * @param weights the mix of operations
 * @param arrivals how requests follow one another
 * @param scenario the course over the run
 * @param errorRate share of calls that the server shall fail on purpose, 0 to {@value
 *     #MAX_ERROR_RATE}; empty to leave the server as it is, unless the scenario brings a rate
 */
public record TrafficSettings(
    double rate, Weights weights, Arrivals arrivals, Scenario scenario, OptionalDouble errorRate) {

  /** The lowest rate, in requests a second. */
  public static final double MIN_RATE = 0.1;

  /** The highest rate, in requests a second. */
  public static final double MAX_RATE = 100_000;

  /** The highest error rate that a server takes. */
  public static final double MAX_ERROR_RATE = 0.5;

  /**
   * Five requests a second of the default mix, Poisson, steady; the server's error rate is left.
   */
  public static final TrafficSettings DEFAULT =
      new TrafficSettings(
          5, Weights.DEFAULT, Arrivals.POISSON, Scenario.STEADY, OptionalDouble.empty());

  public TrafficSettings {
    if (!(rate >= MIN_RATE && rate <= MAX_RATE)) {
      throw new IllegalArgumentException(
          "rate must be between 0.1 and 100000 requests a second, was: " + rate);
    }
    if (errorRate.isPresent()
        && !(errorRate.getAsDouble() >= 0 && errorRate.getAsDouble() <= MAX_ERROR_RATE)) {
      throw new IllegalArgumentException(
          "error rate must be between 0 and 0.5, was: " + errorRate.getAsDouble());
    }
  }

  /** Returns these settings at another {@link #rate}. */
  public TrafficSettings withRate(double rate) {
    return new TrafficSettings(rate, weights, arrivals, scenario, errorRate);
  }

  /** Returns these settings with another mix. */
  public TrafficSettings withWeights(Weights weights) {
    return new TrafficSettings(rate, weights, arrivals, scenario, errorRate);
  }

  /** Returns these settings with other {@link #arrivals}. */
  public TrafficSettings withArrivals(Arrivals arrivals) {
    return new TrafficSettings(rate, weights, arrivals, scenario, errorRate);
  }

  /** Returns these settings with another course. */
  public TrafficSettings withScenario(Scenario scenario) {
    return new TrafficSettings(rate, weights, arrivals, scenario, errorRate);
  }

  /** Returns these settings with another {@link #errorRate}. */
  public TrafficSettings withErrorRate(double errorRate) {
    return new TrafficSettings(rate, weights, arrivals, scenario, OptionalDouble.of(errorRate));
  }

  /** Returns the error rate that the server shall have: the one asked for, or the scenario's. */
  public OptionalDouble effectiveErrorRate() {
    return errorRate.isPresent() || scenario.errorRate() == 0
        ? errorRate
        : OptionalDouble.of(scenario.errorRate());
  }

  /** Returns the requests a second that are asked for in a certain second of a run. */
  public double rateAt(long second, RunLimit limit) {
    return rate * scenario.factorAt(second, limit);
  }
}
