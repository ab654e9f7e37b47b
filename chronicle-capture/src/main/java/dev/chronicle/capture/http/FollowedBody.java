package dev.chronicle.capture.http;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/**
 * Hands a response to the application as it comes and keeps the beginning of its body, of which no
 * more is asked for than the application does.
 *
 * <p>Thread-safe: the client's threads bring the body, and the captured call may end before.
 */
final class FollowedBody<T> implements BodyHandler<T> {
  private static final int MOST_BYTES = 64 << 10;

  private final BodyHandler<T> handler;
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private final Runnable whenWhole;
  private ResponseInfo head;
  private boolean isCut;
  private boolean isWhole;

  /**
   * Follows a response.
   *
   * @param handler the application's
   * @param whenWhole run when all of the body has come
   */
  FollowedBody(BodyHandler<T> handler, Runnable whenWhole) {
    this.handler = handler;
    this.whenWhole = whenWhole;
  }

  @Override
  public BodySubscriber<T> apply(ResponseInfo info) {
    synchronized (this) {
      head = info;
      kept.reset();
      isCut = false;
      isWhole = false;
    }
    return new Subscriber(handler.apply(info));
  }

  /** Says whether all of the body has come. */
  synchronized boolean isWhole() {
    return isWhole;
  }

  /**
   * Returns what has come so far; {@code null} before there was a response.
   *
   * @param uri where it came from, if not from where the request went
   */
  synchronized HttpAnswer answer(String uri) {
    if (head == null) {
      return null;
    }
    boolean isAll =
        isWhole || head.headers().firstValueAsLong("Content-Length").orElse(-1) == kept.size();
    return HttpAnswer.of(head, uri, kept.toByteArray(), isAll && !isCut);
  }

  private synchronized void keep(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      byte[] bytes = new byte[Math.min(buffer.remaining(), MOST_BYTES - kept.size())];
      buffer.duplicate().get(bytes);
      kept.writeBytes(bytes);
      isCut = isCut || bytes.length < buffer.remaining();
    }
  }

  private void ended() {
    synchronized (this) {
      isWhole = true;
    }
    whenWhole.run();
  }

  /** Hands everything on to the application's subscriber. */
  private final class Subscriber implements BodySubscriber<T> {
    private final BodySubscriber<T> subscriber;

    Subscriber(BodySubscriber<T> subscriber) {
      this.subscriber = subscriber;
    }

    @Override
    public CompletionStage<T> getBody() {
      return subscriber.getBody();
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscriber.onSubscribe(subscription);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
      keep(buffers);
      subscriber.onNext(buffers);
    }

    @Override
    public void onError(Throwable error) {
      subscriber.onError(error);
    }

    @Override
    public void onComplete() {
      ended();
      subscriber.onComplete();
    }
  }
}
