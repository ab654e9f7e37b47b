package dev.chronicle.capture.value;

import java.lang.reflect.Type;
import java.util.Objects;

/**
 * A place of the live program that values come from: a parameter, a result. Made once by {@link
 * ValueCodec#slot} and used for every call. Immutable and thread-safe.
 */
public final class ValueSlot {
  private final Class<?> declaringClass;
  private final String name;
  private final Type type;

  ValueSlot(Class<?> declaringClass, String name, Type type) {
    this.declaringClass = declaringClass;
    this.name = name;
    this.type = Objects.requireNonNull(type, "type must not be null");
  }

  /** Returns the class that declares the method; {@code null} if unknown. */
  public Class<?> declaringClass() {
    return declaringClass;
  }

  /** Returns the name of the parameter; {@code null} for a result. */
  public String name() {
    return name;
  }

  /** Returns the declared type. */
  public Type type() {
    return type;
  }
}
