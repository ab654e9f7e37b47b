package dev.chronicle.capture.value;

import dev.chronicle.call.Loss.Reason;

/** Writes texts and numbers: as much of them as may be, without the secrets in them. */
final class TextWriting {
  /** How far behind the end of a string secrets are looked for that begin before it. */
  private static final int LOOKAHEAD = 512;

  /** Numbers below are never secret by their looks. */
  private static final long LEAST_SECRET = 1_000_000_000_000L;

  private static final int LEAST_SECRET_DIGITS = 13;

  private final Writing out;
  private final JsonBuffer json;
  private final Veil veil;

  TextWriting(Writing out, JsonBuffer json, Veil veil) {
    this.out = out;
    this.json = json;
    this.veil = veil;
  }

  /** Writes a string, as much of it as may be. */
  void string(String value) {
    string(value, value.length());
  }

  /** Writes a string, as much of it as may be, given its beginning and its whole length. */
  void string(String beginning, int wholeLength) {
    int limit = out.limits().stringLength();
    int end = wholeChars(beginning, Math.min(wholeLength, limit));
    int start = json.size();
    int written = json.string(beginning, end, out.room().ceiling());
    if (written == wholeLength && !veil.mayHold(beginning, json.characters())) {
      return;
    }
    veil.reveal(beginning);
    String visible = beginning;
    if (visible.length() > end + LOOKAHEAD) {
      visible = visible.substring(0, wholeChars(visible, end + LOOKAHEAD));
    }
    String kept = veil.hide(visible);
    int length = wholeLength + kept.length() - visible.length();
    if (!kept.equals(visible)) {
      out.lose(Reason.REDACTED, "");
      json.rewind(start);
      end = wholeChars(kept, Math.min(length, limit));
      written = json.string(kept, end, out.room().ceiling());
    }
    if (written < length) {
      if (written < end) {
        out.room().spent(true);
      }
      out.lose(
          written < end ? Reason.BYTES_CUT : Reason.STRING_CUT,
          "kept " + written + " of " + length + " characters");
    }
  }

  /** Returns {@code end}, or one less where that would part two surrogates. */
  private static int wholeChars(String text, int end) {
    boolean parts =
        end > 0 && end < text.length() && Character.isHighSurrogate(text.charAt(end - 1));
    return parts ? end - 1 : end;
  }

  /**
   * Returns how many characters of a text are to be handed to {@link #string(String, int)} at most:
   * some more than are kept, so that a secret that the end cuts in two is still known as one.
   */
  int visibleLength() {
    return out.limits().stringLength() + LOOKAHEAD;
  }

  /** Writes the key of a member, and returns it as it was written. */
  String key(String key) {
    int start = json.size();
    int limit = out.limits().stringLength();
    json.string(Notation.escapeKey(key.length() > limit ? key.substring(0, limit) : key));
    if (key.length() <= limit && !veil.mayHold(key, json.characters())) {
      return key;
    }
    String visible = key.length() > visibleLength() ? key.substring(0, visibleLength()) : key;
    String kept = veil.hide(visible);
    if (!kept.equals(visible)) {
      out.loseHere(Reason.REDACTED, "in a key");
    }
    if (kept.length() > limit) {
      out.loseHere(
          Reason.STRING_CUT, "kept " + limit + " of " + key.length() + " characters of a key");
      kept = kept.substring(0, limit);
    }
    json.rewind(start);
    json.string(Notation.escapeKey(kept));
    return kept;
  }

  /** Writes a number, unless it is secret by itself. */
  void number(long value) {
    if (value >= LEAST_SECRET) {
      digits(Long.toString(value));
    } else {
      json.number(value);
    }
  }

  /** Writes a number that is given by its digits, unless it is secret by itself. */
  void digits(String text) {
    String kept = text.length() < LEAST_SECRET_DIGITS ? text : veil.hide(text);
    if (kept.equals(text)) {
      json.raw(text);
    } else {
      out.lose(Reason.REDACTED, "");
      json.string(kept);
    }
  }

  /**
   * Writes bytes, or a token if there is a secret in them when they are read as text.
   *
   * @param beginning of the bytes
   * @param kept how many are written
   * @param encoded what is written
   */
  void bytes(String beginning, int kept, String encoded) {
    veil.reveal(beginning);
    if (veil.hide(beginning).equals(beginning)) {
      json.string(encoded);
    } else {
      out.lose(Reason.REDACTED, "");
      json.string(veil.token(beginning.substring(0, kept)));
    }
  }
}
