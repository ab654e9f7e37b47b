package dev.chronicle.capture.http;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a service answered, as it is recorded.
 *
 * @param status the status code
 * @param version of the protocol
 * @param headers by lower-case name, but for those that hold secrets by their nature
 * @param uri where the answer came from, if not from where the request went
 * @param text the body that was handed to the application, if it is text
 * @param bytes the same, if it is not
 * @param isWhole whether that is all of the body
 */
@SuppressWarnings("ArrayRecordComponent") // written down and read back, never compared
record HttpAnswer(
    int status,
    String version,
    Map<String, List<String>> headers,
    String uri,
    String text,
    byte[] bytes,
    boolean isWhole) {
  private static final Set<String> SECRET =
      Set.of(
          "set-cookie",
          "set-cookie2",
          "www-authenticate",
          "proxy-authenticate",
          "authentication-info");

  private static final Pattern CHARSET =
      Pattern.compile("charset\\s*=\\s*\"?([-\\w.:]{1,40})", Pattern.CASE_INSENSITIVE);

  /**
   * Describes a response.
   *
   * @param asked where the request went
   * @param body what came of its body; {@code null} if that was not followed
   */
  static HttpAnswer of(HttpResponse<?> response, URI asked, FollowedBody<?> body) {
    String uri =
        response.uri() == null || response.uri().equals(asked) ? null : response.uri().toString();
    HttpAnswer followed = body == null ? null : body.answer(uri);
    return followed == null ? of(new Head(response), uri, null, false) : followed;
  }

  /** The head of a response. */
  private record Head(HttpResponse<?> response) implements ResponseInfo {
    @Override
    public int statusCode() {
      return response.statusCode();
    }

    @Override
    public HttpHeaders headers() {
      return response.headers();
    }

    @Override
    public HttpClient.Version version() {
      return response.version();
    }
  }

  /** Describes an answer by its head and what came of its body. */
  static HttpAnswer of(ResponseInfo head, String uri, byte[] body, boolean isWhole) {
    Map<String, List<String>> headers = new TreeMap<>();
    head.headers()
        .map()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
    headers.keySet().removeAll(SECRET);
    String text = body == null ? null : text(body, charset(headers));
    return new HttpAnswer(
        head.statusCode(),
        head.version().name(),
        headers,
        uri,
        text,
        text == null ? body : null,
        isWhole);
  }

  /** Returns bytes as text, if they are the bytes of that text and no others. */
  static String text(byte[] bytes, Charset charset) {
    try {
      String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return Arrays.equals(text.getBytes(charset), bytes) ? text : null;
    } catch (CharacterCodingException noText) {
      return null;
    }
  }

  private static Charset charset(Map<String, List<String>> headers) {
    for (String type : headers.getOrDefault("content-type", List.of())) {
      Matcher matcher = CHARSET.matcher(type);
      try {
        if (matcher.find() && Charset.forName(matcher.group(1)).canEncode()) {
          return Charset.forName(matcher.group(1));
        }
      } catch (IllegalArgumentException unknown) {
        return StandardCharsets.UTF_8;
      }
    }
    return StandardCharsets.UTF_8;
  }

  /** Returns the body as bytes; {@code null} if none was recorded. */
  byte[] body() {
    return text == null ? bytes : text.getBytes(charset(headers));
  }

  HttpHeaders httpHeaders() {
    return HttpHeaders.of(headers, (name, value) -> true);
  }
}
