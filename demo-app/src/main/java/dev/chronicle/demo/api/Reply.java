package dev.chronicle.demo.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a client is answered over HTTP, as a value: what the capture of the method that returns it
 * shows, and a replay compares, is what went out. Immutable, if its body is.
 *
 * @param status HTTP status
 * @param headers those that the answer needs beside the usual ones, in the order they were added
 * @param body what the answer shows; {@code null} for none
 */
public record Reply<T>(int status, Map<String, String> headers, T body) {
  public Reply {
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }

  /** Returns a reply without further headers. */
  public static <T> Reply<T> of(int status, T body) {
    return new Reply<>(status, Map.of(), body);
  }

  /** Returns a reply that shows what was asked for. */
  public static <T> Reply<T> ok(T body) {
    return of(200, body);
  }

  /** Returns a reply that has no body, but a status that says why. */
  public static <T> Reply<T> empty(int status) {
    return of(status, null);
  }

  /** Returns this reply with one more header, or with another value for it. */
  public Reply<T> with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Reply<>(status, more, body);
  }
}
