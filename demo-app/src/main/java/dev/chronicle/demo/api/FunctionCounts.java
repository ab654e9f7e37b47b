package dev.chronicle.demo.api;

import java.util.Map;

/**
 * The functions of which calls were captured.
 *
 * @param functions number of calls by function, in the order of the names
 */
public record FunctionCounts(Map<String, Long> functions) {}
