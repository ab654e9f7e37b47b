package dev.chronicle.call;

import java.time.Instant;

/**
 * A number of calls of one function that were lost for one reason since this was last reported.
 *
 * @param function the function whose calls they were
 * @param reason why they were dropped
 * @param reported when they were counted
 * @param count how many, positive
 */
public record DroppedCalls(FunctionId function, DropReason reason, Instant reported, long count) {}
