package dev.chronicle.simulator.run;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;

/**
 * Sends requests to one target over HTTP/1.1, without proxies and redirects. Thread-safe.
 *
 * <p>The client's work is done by one thread beside its selector, since more of them only pass each
 * answer around. Its answers are handed over on the JDK's common pool, which on one or two
 * processors starts a thread for each of them unless {@code
 * java.util.concurrent.ForkJoinPool.common.parallelism} is 2 or more; the command line sees to
 * that.
 */
final class HttpTransport implements AutoCloseable {
  /** The longest body that is read, in bytes. */
  static final int MAX_BODY = 1 << 20;

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final int MAX_MESSAGE = 200;

  private final ExecutorService executor =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "traffic-http");
            thread.setDaemon(true);
            return thread;
          });
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .proxy(HttpClient.Builder.NO_PROXY)
          .connectTimeout(CONNECT_TIMEOUT)
          .executor(executor)
          .build();
  private final Target target;
  private final Optional<String> token;
  private final Duration timeout;

  HttpTransport(Target target, Optional<String> token, Duration timeout) {
    this.target = target;
    this.token = token;
    this.timeout = timeout;
  }

  /** Sends a request; what comes of it is told by {@link #answer}. */
  CompletableFuture<HttpResponse<String>> send(String method, String path, Optional<String> body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(target.resolve(path))
            .timeout(timeout)
            .header("User-Agent", "chronicle-simulator")
            .header("Accept", "application/json, application/problem+json");
    token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
    body.ifPresent(json -> request.header("Content-Type", "application/json"));
    request.method(
        method,
        body.map(HttpRequest.BodyPublishers::ofString)
            .orElseGet(HttpRequest.BodyPublishers::noBody));
    return client.sendAsync(request.build(), info -> new CappedBody(MAX_BODY));
  }

  /** Returns how a request ended, from its response or from what went wrong, the other null. */
  static Answer answer(HttpResponse<String> response, Throwable error) {
    return error == null
        ? new Answer.Responded(response.statusCode(), response.body())
        : lost(error);
  }

  private static Answer.Lost lost(Throwable error) {
    Throwable cause = error;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof ConnectException
        || cause instanceof NoRouteToHostException
        || cause instanceof HttpConnectTimeoutException) {
      return new Answer.Lost(Answer.Reason.UNREACHABLE, message(cause, "connection refused"));
    }
    if (cause instanceof HttpTimeoutException || cause instanceof TimeoutException) {
      return new Answer.Lost(Answer.Reason.TIMEOUT, "no answer in time");
    }
    if (cause instanceof CancellationException) {
      return new Answer.Lost(Answer.Reason.CUT_OFF, "the run was over before the answer came");
    }
    return hasTooLarge(cause)
        ? new Answer.Lost(Answer.Reason.TOO_LARGE, "answer is longer than " + MAX_BODY + " bytes")
        : new Answer.Lost(Answer.Reason.BROKEN, message(cause, cause.getClass().getSimpleName()));
  }

  /** The client may wrap what a body's subscriber reports into an exception of its own. */
  private static boolean hasTooLarge(Throwable error) {
    return error instanceof CappedBody.TooLargeException
        || (error instanceof IOException
            && error.getCause() != null
            && hasTooLarge(error.getCause()));
  }

  private static String message(Throwable error, String otherwise) {
    String message = OneLine.of(error.getMessage(), MAX_MESSAGE);
    return message.isEmpty() ? otherwise : message;
  }

  /** Ends the thread that this has started. */
  @Override
  public void close() {
    executor.shutdown();
  }
}
