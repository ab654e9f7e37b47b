package dev.chronicle.capture.internal;

/**
 * A live value on its way to being written down as an argument of a dependency call.
 *
 * @param name the argument's name
 * @param value the live value; may be {@code null}
 * @param meaning what it is called where it goes to, such as a column: that may make it secret
 */
public record NamedValue(String name, Object value, String meaning) {

  /** A value whose name says what it is. */
  public NamedValue(String name, Object value) {
    this(name, value, name);
  }
}
