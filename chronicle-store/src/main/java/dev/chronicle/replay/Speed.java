package dev.chronicle.replay;

import java.time.Duration;

/**
 * How long the calls of a function took when they were recorded and when they were played back.
 * Percentiles by nearest rank.
 *
 * <p>Recorded durations include the time of live dependencies. Replayed ones do not: they include
 * the time, of microseconds, in which the recording answers instead, and the first calls run on a
 * JVM that has not compiled them yet. So functions without dependencies, called often, compare
 * best.
 *
 * @param calls how many calls the durations are of
 * @param recordedP50 the recorded median
 * @param recordedP95 what 95 % of the recorded calls did not exceed
 * @param replayedP50 the replayed median
 * @param replayedP95 what 95 % of the replayed calls did not exceed
 */
public record Speed(
    int calls,
    Duration recordedP50,
    Duration recordedP95,
    Duration replayedP50,
    Duration replayedP95) {}
