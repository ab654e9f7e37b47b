package dev.chronicle.demo.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.chronicle.demo.core.StartupException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The secret that an operator proves to be one with. Immutable; never shows itself. */
public final class AdminToken {
  /** The shortest token that is accepted, in bytes of UTF-8. */
  public static final int MIN_BYTES = 32;

  private static final String SCHEME = "Bearer ";

  private final byte[] secret;

  private AdminToken(byte[] secret) {
    this.secret = secret;
  }

  /**
   * Takes the token.
   *
   * @throws StartupException if it is too short, or has a character that no header can carry
   */
  public static AdminToken of(String token) {
    byte[] secret = token.getBytes(UTF_8);
    if (secret.length < MIN_BYTES) {
      throw new StartupException(
          "CHRONICLE_ADMIN_TOKEN must have " + MIN_BYTES + " bytes or more, has " + secret.length);
    }
    if (!token.chars().allMatch(character -> character > ' ' && character < 0x7f)) {
      throw new StartupException(
          "CHRONICLE_ADMIN_TOKEN must consist of visible ASCII characters without blanks");
    }
    return new AdminToken(secret);
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

  /** Returns a seal on a text that nobody makes without the token. */
  String seal(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(mac.doFinal(text.getBytes(UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has HmacSHA256", impossible);
    }
  }

  @Override
  public String toString() {
    return "AdminToken[hidden]";
  }
}
