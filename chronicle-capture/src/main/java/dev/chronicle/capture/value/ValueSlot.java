package dev.chronicle.capture.value;

import java.lang.reflect.Type;
import java.util.Objects;

/**
 * A place of the live program that values come from: a parameter, a result. Made once by {@link
 * ValueCodec#slot} and used for every call. Immutable and thread-safe.
 */
public final class ValueSlot implements Place {
  private final Class<?> declaringClass;
  private final String name;
  private final Type type;
  private final LazyForm form;
  private final boolean secret;

  ValueSlot(Class<?> declaringClass, String name, Type type, LazyForm form, boolean secret) {
    this.declaringClass = declaringClass;
    this.name = name;
    this.type = Objects.requireNonNull(type, "type must not be null");
    this.form = form;
    this.secret = secret;
  }

  /** Returns the class that declares the method; {@code null} if unknown. */
  @Override
  public Class<?> declaringClass() {
    return declaringClass;
  }

  /** Returns the name of the parameter; {@code null} for a result. */
  @Override
  public String name() {
    return name;
  }

  LazyForm form() {
    return form;
  }

  /** Says whether everything that comes from here is secret. */
  public boolean isSecret() {
    return secret;
  }

  /** Returns the same place with everything in it secret. */
  ValueSlot asSecret() {
    return new ValueSlot(declaringClass, name, type, form, true);
  }

  /** Returns the declared type. */
  public Type type() {
    return type;
  }
}
