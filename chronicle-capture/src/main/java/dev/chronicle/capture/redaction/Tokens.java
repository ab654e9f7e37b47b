package dev.chronicle.capture.redaction;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes the tokens that stand in place of secrets: {@code [redacted:4f3a9c1b2d5e6f70]}, the first
 * 64 bits of an HMAC. Equal secrets have equal tokens, and without the key no secret, however
 * short, can be guessed from its token. Thread-safe.
 */
final class Tokens {
  private static final String ALGORITHM = "HmacSHA256";
  private static final String START = "[redacted:";
  private static final int DIGITS = 16;

  /** How many characters a token has. */
  static final int LENGTH = START.length() + DIGITS + 1;

  private final Mac prototype;

  Tokens(byte[] key) {
    try {
      prototype = Mac.getInstance(ALGORITHM);
      prototype.init(new SecretKeySpec(key, ALGORITHM));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(ALGORITHM + " is missing in this JDK", impossible);
    }
  }

  String token(String secret) {
    byte[] digest = mac().doFinal(secret.getBytes(StandardCharsets.UTF_8));
    return START + HexFormat.of().formatHex(digest).substring(0, DIGITS) + "]";
  }

  /** Says whether a text is a token already, which is not hidden again. */
  static boolean isToken(String text) {
    return text.length() == LENGTH && isAt(text, 0);
  }

  /** Says whether a token stands at a position of a text. */
  static boolean isAt(String text, int at) {
    return text.startsWith(START, at)
        && at + LENGTH <= text.length()
        && text.charAt(at + LENGTH - 1) == ']'
        && areDigits(text, at + START.length());
  }

  private static boolean areDigits(String text, int from) {
    for (int i = from; i < from + DIGITS; i++) {
      if (!HexFormat.isHexDigit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private Mac mac() {
    try {
      return (Mac) prototype.clone();
    } catch (CloneNotSupportedException impossible) {
      throw new IllegalStateException(ALGORITHM + " cannot be cloned in this JDK", impossible);
    }
  }
}
