package dev.chronicle.demo.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;

/**
 * Remembers in a browser's cookie that its user has shown the operator's token.
 *
 * <p>The cookie holds when the session ends and a seal that only who has the token can make; so
 * nothing is kept here, the token itself is in no browser, and a new token ends all sessions.
 * Thread-safe.
 */
public final class Sessions {
  /** Name of the cookie. */
  public static final String COOKIE = "chronicle_session";

  /** How long a session lasts. */
  public static final Duration LENGTH = Duration.ofHours(12);

  private final AdminToken token;
  private final Clock clock;

  /** Makes sessions for those who know this token. */
  public Sessions(AdminToken token, Clock clock) {
    this.token = token;
    this.clock = clock;
  }

  /** Says whether a text is the token; takes as long if it is not. */
  public boolean isToken(String text) {
    return token.isIn("Bearer " + text);
  }

  /** Returns the value of a new session's cookie. */
  public String open() {
    String end = String.valueOf(clock.instant().plus(LENGTH).getEpochSecond());
    return end + "." + token.seal(end);
  }

  /** Says whether a request comes with a session that has not ended. */
  public boolean isIn(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    return cookies != null
        && Arrays.stream(cookies)
            .filter(cookie -> cookie.getName().equals(COOKIE))
            .anyMatch(cookie -> isOpen(cookie.getValue()));
  }

  boolean isOpen(String value) {
    int dot = value.indexOf('.');
    if (dot < 1 || dot > 12 || !value.substring(0, dot).matches("[0-9]+")) {
      return false;
    }
    String end = value.substring(0, dot);
    boolean sealed =
        MessageDigest.isEqual(
            token.seal(end).getBytes(UTF_8), value.substring(dot + 1).getBytes(UTF_8));
    return sealed && Long.parseLong(end) > clock.instant().getEpochSecond();
  }
}
