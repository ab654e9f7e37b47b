package dev.chronicle.capture.http;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a service answered, as it is recorded: the body is the one that the application got, which
 * is never read on its behalf.
 *
 * @param status the status code
 * @param headers by lower-case name, but for those that hold secrets by their nature
 * @param text the body, if the application asked for it as a string
 * @param bytes the body, if the application asked for it as bytes
 * @param notRecorded the type of any other body, {@code null} if there is none
 */
@SuppressWarnings("ArrayRecordComponent") // written down and read back, never compared
record HttpAnswer(
    int status, Map<String, List<String>> headers, String text, byte[] bytes, String notRecorded) {
  private static final Set<String> SECRET =
      Set.of(
          "set-cookie",
          "set-cookie2",
          "www-authenticate",
          "proxy-authenticate",
          "authentication-info");

  static HttpAnswer of(HttpResponse<?> response) {
    Map<String, List<String>> headers = new TreeMap<>();
    response
        .headers()
        .map()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
    headers.keySet().removeAll(SECRET);
    Object body = response.body();
    boolean recorded = body == null || body instanceof String || body instanceof byte[];
    return new HttpAnswer(
        response.statusCode(),
        headers,
        body instanceof String text ? text : null,
        body instanceof byte[] bytes ? bytes : null,
        recorded ? null : body.getClass().getName());
  }

  /**
   * Returns the body that the application got.
   *
   * @throws IllegalStateException if it was not recorded
   */
  Object body() {
    if (notRecorded != null) {
      throw new IllegalStateException(
          "the response's body was not recorded, as it was no String and no byte[] but a "
              + notRecorded);
    }
    return text != null ? text : bytes;
  }
}
