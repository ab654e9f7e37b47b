package dev.chronicle.capture.redaction;

import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Replaces what the built-in detectors find in a text, going over it once. Immutable and
 * thread-safe.
 */
final class TextScanner {
  private static final int LETTERS = 128;

  private final Detector[][] byCharacter = new Detector[LETTERS][];
  private final UnaryOperator<String> token;

  TextScanner(Predicate<String> isSecretName, UnaryOperator<String> token) {
    this.token = token;
    Detector keys = new ServiceKeys();
    Detector schemes = new AuthSchemes();
    for (char c = 0; c < LETTERS; c++) {
      if (ServiceKeys.mayStart(c)) {
        byCharacter[c] = new Detector[] {keys};
      } else if (Ascii.isDigit(c)) {
        byCharacter[c] = new Detector[] {CARDS};
      }
    }
    byCharacter['b'] = new Detector[] {schemes};
    byCharacter['B'] = new Detector[] {schemes};
    byCharacter['-'] = new Detector[] {new PrivateKeys()};
    byCharacter['@'] = new Detector[] {new Emails()};
    Detector assignments = new Assignments(isSecretName);
    byCharacter[':'] = new Detector[] {new UserInfo(), assignments};
    byCharacter['='] = new Detector[] {assignments};
    byCharacter['"'] = new Detector[] {assignments};
    byCharacter['\''] = new Detector[] {assignments};
  }

  private static final Detector CARDS = new CardNumbers();

  /** Returns the text itself if there is no secret in it. */
  String redact(String text) {
    StringBuilder kept = null;
    int done = 0;
    int length = text.length();
    for (int i = 0; i < length; i++) {
      Detector.Span span = find(text, done, i);
      if (span != null) {
        if (kept == null) {
          kept = new StringBuilder(length);
        }
        kept.append(text, done, span.start()).append(token.apply(span.secret()));
        done = span.end();
        i = done - 1;
      }
    }
    return kept == null ? text : kept.append(text, done, length).toString();
  }

  private Detector.Span find(String text, int from, int at) {
    char c = text.charAt(at);
    Detector[] detectors = c < LETTERS ? byCharacter[c] : null;
    if (detectors == null) {
      return null;
    }
    for (Detector detector : detectors) {
      Detector.Span span = detector.find(text, from, at);
      if (span != null) {
        return span;
      }
    }
    return null;
  }
}
