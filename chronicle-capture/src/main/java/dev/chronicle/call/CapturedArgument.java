package dev.chronicle.call;

/**
 * An argument of a call.
 *
 * @param name the parameter's name in the source, else {@code arg0}, {@code arg1}, …
 * @param value what was passed
 */
public record CapturedArgument(String name, CapturedValue value) {}
