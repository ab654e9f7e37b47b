package dev.chronicle.analysis.drift;

import dev.chronicle.store.FunctionStats;
import java.time.Instant;

/**
 * When a change of a function first showed.
 *
 * @param kind {@link DriftFinding.Kind#FUNCTION_NEW}, {@link DriftFinding.Kind#ERROR_SHARE} or
 *     {@link DriftFinding.Kind#DURATION}
 * @param function public name of the function
 * @param at start of the piece of time in which it first showed
 * @param before the function's figures as they were
 * @param then its figures in that piece of time
 */
public record FirstChange(
    DriftFinding.Kind kind,
    String function,
    Instant at,
    FunctionStats before,
    FunctionStats then) {}
