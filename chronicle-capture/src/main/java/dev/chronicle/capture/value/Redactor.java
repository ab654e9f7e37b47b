package dev.chronicle.capture.value;

/**
 * Decides, on the calling thread, which strings are secret. Asked for every string before any of it
 * is written, map keys and exception messages included.
 *
 * <p>Implementations must be thread-safe and quick. One that throws costs the value: it is then
 * recorded as not readable, never as it was.
 */
@FunctionalInterface
public interface Redactor {

  /** Keeps everything. */
  Redactor NONE = (declaringClass, name, value) -> value;

  /**
   * Returns {@code value} itself if it may be recorded, else what to record in its place.
   *
   * @param declaringClass the class that declares the field or the method; {@code null} if unknown,
   *     for entries of a map among others
   * @param name of the field, parameter or map key that holds the value, or of the field, parameter
   *     or key that holds the collection which holds it; {@code null} if it has none
   * @param value the string, never {@code null}
   */
  String redact(Class<?> declaringClass, String name, String value);
}
