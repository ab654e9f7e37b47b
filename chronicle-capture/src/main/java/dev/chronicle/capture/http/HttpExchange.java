package dev.chronicle.capture.http;

import dev.chronicle.call.CapturedValue;
import dev.chronicle.call.Fidelity;
import dev.chronicle.call.Loss;
import dev.chronicle.call.Outcome;
import dev.chronicle.capture.internal.Dependencies;
import dev.chronicle.capture.internal.LateResult;
import dev.chronicle.capture.internal.NamedValue;
import dev.chronicle.capture.internal.OpenDependency;
import dev.chronicle.capture.internal.ReadAnswer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpTimeoutException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

/**
 * One request to another service and its answer, as a dependency call: recorded, the body as far as
 * it comes to the application, or answered from a recording. Thread-safe, as the client is.
 */
public final class HttpExchange {
  private static final String KIND = "http";

  private static final List<Class<?>> EXCEPTIONS =
      List.of(
          IOException.class,
          InterruptedException.class,
          HttpTimeoutException.class,
          HttpConnectTimeoutException.class,
          ConnectException.class,
          UnknownHostException.class,
          SSLException.class,
          SSLHandshakeException.class);

  /** The JDK's subscriber that reads a body and throws it away. */
  private static final String DISCARDING =
      "jdk.internal.net.http.ResponseSubscribers$NullSubscriber";

  private final OpenDependency open;
  private final HttpRequest request;
  private FollowedBody<?> body;
  private LateResult late;
  private HttpResponse<?> response;
  private boolean hasEnded;

  private HttpExchange(OpenDependency open, HttpRequest request) {
    this.open = open;
    this.request = request;
  }

  /** Begins an exchange: {@code null} when it is not to be recorded. Throws only in a replay. */
  public static HttpExchange begin(HttpRequest request) {
    if (!Dependencies.isFollowed()) {
      return null;
    }
    List<NamedValue> arguments = HttpQuestion.arguments(request);
    OpenDependency open =
        Dependencies.enter(
            KIND,
            redactor -> HttpQuestion.name(request, redactor),
            arguments,
            Outcome.class,
            EXCEPTIONS);
    return open == null ? null : new HttpExchange(open, request);
  }

  /** Says whether a replay answers the request, so that it must not be sent. */
  public boolean isAnswered() {
    return Dependencies.isAnswered(open);
  }

  /** Returns what the client gets in place of the application's handler. */
  public <T> BodyHandler<T> follow(BodyHandler<T> handler) {
    if (handler == null || !LateResult.isRecorded(open)) {
      return handler;
    }
    FollowedBody<T> followed = new FollowedBody<>(handler, this::bodyCame);
    body = followed;
    return followed;
  }

  /** Ends the exchange with its response, which is handed back. Never throws. */
  public Object returned(Object itsResponse) {
    LateResult itsLate = itsResponse == null ? null : LateResult.of(open);
    if (itsLate == null) {
      Dependencies.returned(open, head(itsResponse));
      return itsResponse;
    }
    synchronized (this) {
      late = itsLate;
    }
    late.atEndOfCall(this::end);
    came((HttpResponse<?>) itsResponse);
    return itsResponse;
  }

  /** Ends the exchange when its response has come; hands back the same future. Never throws. */
  @SuppressWarnings("FutureReturnValueIgnored") // it goes to whoever sent the request
  public Object returnedLater(Object itsFuture) {
    CompletableFuture<?> future = (CompletableFuture<?>) itsFuture;
    if (future == null) {
      return Dependencies.returned(open, null);
    }
    LateResult itsLate = LateResult.of(open);
    if (itsLate == null) {
      Dependencies.returnedLater(open, future, this::head);
      return future;
    }
    synchronized (this) {
      late = itsLate;
    }
    late.atEndOfCall(() -> endWith(future));
    future.whenComplete(this::over);
    return future;
  }

  /** Returns the head of a response; {@code null} for what does not tell any. */
  private HttpAnswer head(Object itsResponse) {
    try {
      return HttpAnswer.of((HttpResponse<?>) itsResponse, request.uri(), null);
    } catch (RuntimeException applicationsOwn) {
      return null;
    }
  }

  /** The captured call ends: whoever waits for a future may go on before this is told of it. */
  private void endWith(CompletableFuture<?> future) {
    if (future.isDone()) {
      CompletionStage<?> stage = future;
      stage.whenComplete(this::over);
      end();
    }
  }

  private synchronized void over(Object came, Throwable error) {
    if (hasEnded || response != null) {
      return;
    }
    late.over();
    if (error == null) {
      came((HttpResponse<?>) came);
    } else {
      hasEnded = true;
      late.failed(
          error instanceof CompletionException && error.getCause() != null
              ? error.getCause()
              : error);
    }
  }

  private synchronized void came(HttpResponse<?> itsResponse) {
    response = itsResponse;
    if (body == null || body.isWhole()) {
      end();
    }
  }

  private synchronized void bodyCame() {
    if (response != null) {
      end();
    }
  }

  private synchronized void end() {
    if (!hasEnded && response != null) {
      hasEnded = true;
      late.end(written());
    }
  }

  /** A client of the application's own may give a response that tells less than it should. */
  private CapturedValue written() {
    try {
      HttpAnswer answer = HttpAnswer.of(response, request.uri(), body);
      return late.write(answer, late.slot(null, HttpAnswer.class));
    } catch (RuntimeException applicationsOwn) {
      return new CapturedValue(
          "\"not readable\"",
          Fidelity.OPAQUE,
          List.of(new Loss("$", Loss.Reason.UNREADABLE, applicationsOwn.getClass().getName())));
    }
  }

  /** Ends the exchange with its exception, which is thrown on as it is. */
  public RuntimeException threw(Throwable error) {
    return Dependencies.threw(open, error);
  }

  /** Returns or throws what a replay answers. */
  public <T> Object answer(BodyHandler<T> handler) throws IOException {
    ReadAnswer source = ReadAnswer.of(open);
    CapturedValue value = source.value();
    HttpAnswer answer = (HttpAnswer) source.read(value.json(), HttpAnswer.class);
    BodySubscriber<T> subscriber = handler.apply(new AnsweredResponse<>(request, answer, null));
    bring(answer, value.losses(), subscriber, source);
    try {
      T read = subscriber.getBody().toCompletableFuture().join();
      Dependencies.returned(open, null);
      return new AnsweredResponse<>(request, answer, read);
    } catch (CompletionException failed) {
      // As the client does.
      throw new IOException(failed.getCause().getMessage(), failed.getCause());
    }
  }

  private static void bring(
      HttpAnswer answer, List<Loss> losses, BodySubscriber<?> subscriber, ReadAnswer source) {
    if (losses.stream().anyMatch(loss -> loss.reason() == Loss.Reason.REDACTED)) {
      source.standsIn("holds a token in place of a secret");
    }
    byte[] bytes = answer.body() == null ? new byte[0] : answer.body();
    boolean isCut =
        losses.stream()
            .anyMatch(
                loss ->
                    loss.reason() != Loss.Reason.REDACTED
                        && (loss.path().equals("$.text") || loss.path().equals("$.bytes")));
    boolean isWhole = answer.isWhole() && !isCut;
    if (isWhole || subscriber.getClass().getName().equals(DISCARDING)) {
      AnsweredBody.bring(bytes, null, subscriber);
    } else {
      String missing = "holds only the first " + bytes.length + " bytes of the body";
      source.standsIn(missing);
      AnsweredBody.bring(bytes, "the recorded answer " + missing, subscriber);
    }
  }

  /** Returns what a replay answers as a future. */
  @SuppressWarnings("FutureReturnValueIgnored") // it goes to whoever sent the request
  public <T> Object answerLater(BodyHandler<T> handler) {
    try {
      return CompletableFuture.completedFuture(answer(handler));
    } catch (Throwable error) {
      Dependencies.failed(open, error);
      return CompletableFuture.failedFuture(error);
    }
  }
}
