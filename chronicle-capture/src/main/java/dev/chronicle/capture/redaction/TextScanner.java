package dev.chronicle.capture.redaction;

import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Replaces what the built-in detectors find in a text, going over it once. Immutable and
 * thread-safe.
 */
final class TextScanner {
  private static final int LETTERS = 128;

  /** The bit of a character that may give a secret away wherever it stands. */
  private static final int ANYWHERE = 1;

  /** The bit of a character that may begin one, where it begins a word or a number. */
  private static final int AT_START = 2;

  /** The bit of a character that words and numbers consist of. */
  private static final int IN_WORD = 4;

  private final byte[] kinds = new byte[LETTERS];
  private final Detector[][] detectors = new Detector[LETTERS][];
  private final UnaryOperator<String> token;

  TextScanner(Predicate<String> isSecretName, UnaryOperator<String> token) {
    this.token = token;
    Detector keys = new ServiceKeys();
    Detector schemes = new AuthSchemes();
    Detector cards = new CardNumbers();
    for (char c = 0; c < LETTERS; c++) {
      if (Ascii.isAlphanumeric(c)) {
        kinds[c] = IN_WORD;
      }
      if (ServiceKeys.mayStart(c)) {
        register(c, AT_START, keys);
      } else if (Ascii.isDigit(c)) {
        register(c, AT_START, cards);
      }
    }
    register('b', AT_START, schemes);
    register('B', AT_START, schemes);
    register('-', ANYWHERE, new PrivateKeys(), new Options(isSecretName));
    register('<', ANYWHERE, new Elements(isSecretName));
    register('@', ANYWHERE, new Emails());
    register('%', ANYWHERE, new Emails());
    Detector assignments = new Assignments(isSecretName);
    register(':', ANYWHERE, new UserInfo(), assignments);
    register('=', ANYWHERE, assignments);
    register('"', ANYWHERE, assignments);
    register('\'', ANYWHERE, assignments);
  }

  private void register(char c, int where, Detector... itsDetectors) {
    kinds[c] |= (byte) where;
    detectors[c] = itsDetectors;
  }

  /** Returns the text itself if there is no secret in it. */
  String redact(String text) {
    StringBuilder kept = null;
    int done = 0;
    int length = text.length();
    boolean inWord = false;
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      int kind = c < LETTERS ? kinds[c] : 0;
      if ((kind & (inWord ? ANYWHERE : ANYWHERE | AT_START)) != 0) {
        Detector.Span span = find(detectors[c], text, done, i);
        if (span != null && !Tokens.isToken(span.secret())) {
          if (kept == null) {
            kept = new StringBuilder(length);
          }
          kept.append(text, done, span.start()).append(token.apply(span.secret()));
          done = span.end();
          i = done - 1;
          kind = IN_WORD;
        }
      }
      inWord = (kind & IN_WORD) != 0;
    }
    return kept == null ? text : kept.append(text, done, length).toString();
  }

  private static Detector.Span find(Detector[] detectors, String text, int from, int at) {
    for (Detector detector : detectors) {
      Detector.Span span = detector.find(text, from, at);
      if (span != null) {
        return span;
      }
    }
    return null;
  }
}
