package dev.chronicle.simulator.run;

import dev.chronicle.simulator.plan.RunLimit;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * What stays the same over a run.
 *
 * @param seed what the plan is drawn from
 * @param workers how many workers take part
 * @param limit when the run ends by itself
 * @param maxInFlight how many requests are under way at most
 * @param requestTimeout how long an answer is waited for
 * @param clock tells the time
 * @param notices is told in one line what a person should know while the run goes on; any thread
 */
record RunSetup(
    long seed,
    int workers,
    RunLimit limit,
    int maxInFlight,
    Duration requestTimeout,
    RunClock clock,
    Consumer<String> notices) {}
