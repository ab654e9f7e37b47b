package dev.chronicle.capture.value;

/** A named position that values stand at: a parameter or a field. */
interface Place {

  /** Returns the class that declares the method or the field; {@code null} if unknown. */
  Class<?> declaringClass();

  /** Returns the name of the parameter or the field; {@code null} if it has none. */
  String name();
}
