package dev.chronicle.capture.http;

import dev.chronicle.capture.internal.NamedValue;
import dev.chronicle.capture.redaction.UrlText;
import dev.chronicle.capture.value.Redactor;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Flow;

/** What a request asks, as it is recorded and as a replay compares it. */
final class HttpQuestion {
  /** The JDK's publishers that hold all they publish and give it again to whoever asks. */
  private static final Set<String> IN_MEMORY =
      Set.of(
          "jdk.internal.net.http.RequestPublishers$ByteArrayPublisher",
          "jdk.internal.net.http.RequestPublishers$EmptyPublisher",
          "jdk.internal.net.http.RequestPublishers$StringPublisher");

  private static final long LONGEST_BODY = 64 << 10;

  private HttpQuestion() {}

  /** Returns what is asked, but for the query. */
  static String name(HttpRequest request, Redactor redactor) {
    return redactor.redact(request.method() + " " + location(request.uri(), redactor));
  }

  /** Returns query, headers and body, where there are any. Never throws. */
  static List<NamedValue> arguments(HttpRequest request) {
    try {
      return told(request);
    } catch (RuntimeException applicationsOwn) {
      return List.of(
          new NamedValue(
              "request", "(not readable, " + applicationsOwn.getClass().getName() + ")"));
    }
  }

  private static List<NamedValue> told(HttpRequest request) {
    List<NamedValue> arguments = new ArrayList<>();
    String query = request.uri().getRawQuery();
    if (query != null) {
      arguments.add(new NamedValue("query", parameters(query)));
    }
    if (!request.headers().map().isEmpty()) {
      arguments.add(new NamedValue("headers", new TreeMap<>(request.headers().map())));
    }
    request
        .bodyPublisher()
        .ifPresent(publisher -> arguments.add(new NamedValue("body", body(publisher))));
    return arguments;
  }

  private static String location(URI uri, Redactor redactor) {
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    String path = UrlText.redactedPath(uri.getRawPath(), redactor);
    return uri.getScheme() + "://" + uri.getHost() + port + path;
  }

  private static Map<String, List<String>> parameters(String raw) {
    Map<String, List<String>> parameters = new TreeMap<>();
    for (String pair : raw.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      parameters.computeIfAbsent(decoded(name), none -> new ArrayList<>()).add(decoded(value));
    }
    return parameters;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return text;
    }
  }

  /**
   * Returns a body that is in memory, as text if it is that; of any other only what is known
   * without it.
   */
  private static Object body(HttpRequest.BodyPublisher publisher) {
    if (!IN_MEMORY.contains(publisher.getClass().getName())
        || publisher.contentLength() > LONGEST_BODY) {
      return "(not read, length " + publisher.contentLength() + ")";
    }
    ByteArrayOutputStream collected = new ByteArrayOutputStream();
    publisher.subscribe(new Collector(collected));
    byte[] bytes = collected.toByteArray();
    String text = HttpAnswer.text(bytes, StandardCharsets.UTF_8);
    return text == null ? bytes : text;
  }

  /** Reads a body that is in memory, and so comes at once. */
  private record Collector(ByteArrayOutputStream collected) implements Flow.Subscriber<ByteBuffer> {
    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(ByteBuffer bytes) {
      byte[] some = new byte[bytes.remaining()];
      bytes.duplicate().get(some);
      collected.writeBytes(some);
    }

    @Override
    public void onError(Throwable error) {
      collected.writeBytes("(not readable)".getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void onComplete() {}
  }
}
