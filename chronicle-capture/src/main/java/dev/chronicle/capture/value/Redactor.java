package dev.chronicle.capture.value;

/**
 * Decides, on the calling thread, what is secret and what stands in its place. Asked before any of
 * it is recorded, map keys and exception messages included.
 *
 * <p>Implementations must be thread-safe and quick. One that throws costs the value: it is then
 * recorded as not readable, never as it was.
 */
public interface Redactor {

  /** A bit of the set that {@link #mayHold} is given: the text has a decimal digit. */
  int DIGIT = 2;

  /** A bit of the set that {@link #mayHold} is given: the text has one of {@code @ = : " ' < %}. */
  int MARK = 4;

  /** A bit of the set that {@link #mayHold} is given: the text has one of {@code - _ . ~}. */
  int JOINER = 8;

  /** Keeps everything. */
  Redactor NONE =
      new Redactor() {
        @Override
        public boolean isSecret(Class<?> declaringClass, String name) {
          return false;
        }

        @Override
        public boolean mayHold(String text, int characters) {
          return false;
        }

        @Override
        public String redact(String text) {
          return text;
        }

        @Override
        public String token(String secret) {
          return secret;
        }
      };

  /**
   * Says whether everything is secret that stands under a name. Asked once for a field or a
   * parameter, and each time for the key of a map.
   *
   * @param declaringClass the class that declares the field or the method; {@code null} for the key
   *     of a map and where unknown
   * @param name of the field, parameter or key, or of a method for its result
   */
  boolean isSecret(Class<?> declaringClass, String name);

  /**
   * Says whether {@link #redact} has to look at a text. The answer may be wrong in one direction
   * only, and is what keeps ordinary texts cheap.
   *
   * @param characters which of {@link #DIGIT}, {@link #MARK} and {@link #JOINER} occur in it
   */
  boolean mayHold(String text, int characters);

  /**
   * Returns {@code text} itself if it may be recorded, else the text with tokens in place of the
   * secrets in it. Takes time in proportion to its length, whatever it holds.
   */
  String redact(String text);

  /** Returns what stands in place of a secret: the same for the same secret. */
  String token(String secret);
}
