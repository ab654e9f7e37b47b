package dev.chronicle.demo.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;

/** The secret that an operator proves to be one with. Immutable; never shows itself. */
public final class AdminToken {
  /** The shortest token that is accepted, in bytes of UTF-8. */
  public static final int MIN_BYTES = 32;

  private static final String SCHEME = "Bearer ";

  private final byte[] secret;

  /**
   * Takes the token.
   *
   * @throws IllegalArgumentException if it is too short, or has a character that no header can
   *     carry
   */
  public AdminToken(String token) {
    byte[] bytes = token.getBytes(UTF_8);
    if (bytes.length < MIN_BYTES) {
      throw new IllegalArgumentException(
          "CHRONICLE_ADMIN_TOKEN must have " + MIN_BYTES + " bytes or more, has " + bytes.length);
    }
    if (!token.chars().allMatch(character -> character > ' ' && character < 0x7f)) {
      throw new IllegalArgumentException(
          "CHRONICLE_ADMIN_TOKEN must consist of visible ASCII characters without blanks");
    }
    this.secret = bytes;
  }

  /**
   * Says whether an {@code Authorization} header carries the token; takes as long if it does not.
   */
  public boolean isIn(String authorization) {
    if (authorization == null
        || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return false;
    }
    return MessageDigest.isEqual(
        secret, authorization.substring(SCHEME.length()).strip().getBytes(UTF_8));
  }

  @Override
  public String toString() {
    return "AdminToken[hidden]";
  }
}
