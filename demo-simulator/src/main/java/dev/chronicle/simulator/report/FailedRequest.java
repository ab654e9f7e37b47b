package dev.chronicle.simulator.report;

import dev.chronicle.simulator.plan.Operation;
import java.time.Duration;

/**
 * A request that failed, kept as an example.
 *
 * @param at when its failure was known, since the run started
 * @param operation what was asked for
 * @param failure what went wrong
 */
public record FailedRequest(Duration at, Operation operation, Verdict.Failure failure) {}
