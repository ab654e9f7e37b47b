package dev.chronicle.capture.redaction;

/**
 * A rule of the user's own for what is secret by where it stands. Asked on the calling thread: it
 * must be thread-safe and quick. A value whose rule throws is not recorded.
 */
@FunctionalInterface
public interface RedactionRule {

  /**
   * Says whether everything is secret that stands under a name.
   *
   * @param declaringClass the class that declares the field or the method; {@code null} for the key
   *     of a map and where unknown
   * @param name of the field, the parameter or the key, or of the method for its result
   */
  boolean isSecret(Class<?> declaringClass, String name);
}
