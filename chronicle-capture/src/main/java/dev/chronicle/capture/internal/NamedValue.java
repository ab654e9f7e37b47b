package dev.chronicle.capture.internal;

/**
 * A live value on its way to being written down as an argument of a dependency call.
 *
 * @param name the argument's name
 * @param value the live value; may be {@code null}
 */
public record NamedValue(String name, Object value) {}
