package dev.chronicle.capture.redaction;

import dev.chronicle.capture.value.Redactor;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Parts of URLs as they are sent, without the secrets in them: looked at decoded, since {@code %40}
 * is as good as {@code @}. What holds no secret stays as it is.
 */
public final class UrlText {
  private UrlText() {}

  /**
   * Returns a query with tokens in place of secrets: values of parameters with the name of a
   * secret, and what looks like one. Never throws.
   *
   * @param raw without the question mark; may be {@code null}
   */
  public static String redactedQuery(String raw, Redactor redactor) {
    return raw == null
        ? null
        : Arrays.stream(raw.split("&", -1))
            .map(pair -> redactedPair(pair, redactor))
            .collect(Collectors.joining("&"));
  }

  /**
   * Returns a path with tokens in place of what looks like a secret. Never throws.
   *
   * @param raw may be {@code null}
   */
  public static String redactedPath(String raw, Redactor redactor) {
    return raw == null
        ? null
        : Arrays.stream(raw.split("/", -1))
            .map(segment -> redacted(segment, redactor))
            .collect(Collectors.joining("/"));
  }

  private static String redactedPair(String pair, Redactor redactor) {
    int equals = pair.indexOf('=');
    if (equals < 0) {
      return redacted(pair, redactor);
    }
    String name = pair.substring(0, equals);
    String value = pair.substring(equals + 1);
    return redacted(name, redactor)
        + "="
        + (!value.isEmpty() && redactor.isSecret(null, decoded(name))
            ? redactor.token(decoded(value))
            : redacted(value, redactor));
  }

  private static String redacted(String encoded, Redactor redactor) {
    String text = decoded(encoded);
    String kept = redactor.redact(text);
    return kept.equals(text) ? encoded : URLEncoder.encode(kept, StandardCharsets.UTF_8);
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return text;
    }
  }
}
