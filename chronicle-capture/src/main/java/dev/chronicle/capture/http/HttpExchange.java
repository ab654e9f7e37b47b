package dev.chronicle.capture.http;

import dev.chronicle.capture.internal.Dependencies;
import dev.chronicle.capture.internal.NamedValue;
import dev.chronicle.capture.internal.OpenDependency;
import dev.chronicle.capture.redaction.UrlText;
import dev.chronicle.capture.value.Redactor;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;

/** One request to another service and its answer, as a dependency call. */
public final class HttpExchange {
  private static final String KIND = "http";

  /** The JDK's publishers that hold all they publish and give it again to whoever asks. */
  private static final Set<String> IN_MEMORY =
      Set.of(
          "jdk.internal.net.http.RequestPublishers$ByteArrayPublisher",
          "jdk.internal.net.http.RequestPublishers$EmptyPublisher",
          "jdk.internal.net.http.RequestPublishers$StringPublisher");

  private static final long LONGEST_BODY = 64 << 10;

  private HttpExchange() {}

  /** Begins the exchange: {@code null} when it is not to be recorded. Throws only in a replay. */
  public static OpenDependency enter(HttpRequest request) {
    if (!Dependencies.isFollowed()) {
      return null;
    }
    return Dependencies.enter(
        KIND,
        redactor -> redactor.redact(request.method() + " " + location(request.uri(), redactor)),
        arguments(request),
        HttpAnswer.class,
        List.of(IOException.class, InterruptedException.class));
  }

  private static List<NamedValue> arguments(HttpRequest request) {
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

  /** Ends the exchange with its response, which is handed back. Never throws. */
  public static Object returned(OpenDependency open, Object response) {
    if (open != null) {
      try {
        Dependencies.returned(open, HttpAnswer.of((HttpResponse<?>) response));
      } catch (RuntimeException notReadable) {
        Dependencies.failed(open, notReadable);
      }
    }
    return response;
  }

  /** Ends the exchange when its response has come; hands back the same future. Never throws. */
  @SuppressWarnings("FutureReturnValueIgnored") // it goes to whoever sent the request
  public static Object returnedLater(OpenDependency open, Object future) {
    if (open != null) {
      Dependencies.returnedLater(
          open, (CompletableFuture<?>) future, r -> HttpAnswer.of((HttpResponse<?>) r));
    }
    return future;
  }

  /** Returns or throws what a replay answers. */
  public static Object answer(OpenDependency open, HttpRequest request) {
    HttpAnswer answer = (HttpAnswer) Dependencies.answer(open);
    AnsweredResponse response = new AnsweredResponse(request, answer);
    Dependencies.returned(open, answer);
    return response;
  }

  /** Returns what a replay answers as a future. */
  @SuppressWarnings("FutureReturnValueIgnored") // it goes to whoever sent the request
  public static Object answerLater(OpenDependency open, HttpRequest request) {
    try {
      return CompletableFuture.completedFuture(answer(open, request));
    } catch (Throwable error) {
      Dependencies.failed(open, error);
      return CompletableFuture.failedFuture(error);
    }
  }

  private static String location(URI uri, Redactor redactor) {
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    return uri.getScheme() + "://" + uri.getHost() + port + path(uri, redactor);
  }

  private static String path(URI uri, Redactor redactor) {
    return UrlText.redactedPath(uri.getRawPath(), redactor);
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

  /** Returns the text of a body that is in memory; of any other only what is known without it. */
  private static String body(HttpRequest.BodyPublisher publisher) {
    if (!IN_MEMORY.contains(publisher.getClass().getName())
        || publisher.contentLength() > LONGEST_BODY) {
      return "(not read, length " + publisher.contentLength() + ")";
    }
    StringBuilder text = new StringBuilder();
    publisher.subscribe(new Collector(text));
    return text.toString();
  }

  /** Reads a body that is in memory, and so comes at once. */
  private record Collector(StringBuilder text) implements Flow.Subscriber<ByteBuffer> {
    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(ByteBuffer bytes) {
      text.append(StandardCharsets.UTF_8.decode(bytes.duplicate()));
    }

    @Override
    public void onError(Throwable error) {
      text.append("(not readable)");
    }

    @Override
    public void onComplete() {}
  }
}
