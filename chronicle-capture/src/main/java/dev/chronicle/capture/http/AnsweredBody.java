package dev.chronicle.capture.http;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Flow;

/** Brings a recorded body to a subscriber, when that asks for it. Not thread-safe. */
final class AnsweredBody implements Flow.Subscription {
  private final BodySubscriber<?> subscriber;
  private final byte[] body;
  private final String missing;
  private long wanted;
  private boolean hasBegun;
  private boolean hasBrought;
  private boolean hasEnded;

  private AnsweredBody(BodySubscriber<?> subscriber, byte[] body, String missing) {
    this.subscriber = subscriber;
    this.body = body;
    this.missing = missing;
    this.hasBrought = body.length == 0;
  }

  /**
   * Brings a body.
   *
   * @param missing what is told who asks for more; {@code null} if it is whole
   */
  static void bring(byte[] body, String missing, BodySubscriber<?> subscriber) {
    AnsweredBody bringing = new AnsweredBody(subscriber, body, missing);
    subscriber.onSubscribe(bringing);
    bringing.hasBegun = true;
    bringing.deliver();
  }

  @Override
  public void request(long count) {
    wanted += Math.min(count, Integer.MAX_VALUE);
    if (hasBegun) {
      deliver();
    }
  }

  private void deliver() {
    if (!hasBrought && wanted > 0) {
      hasBrought = true;
      wanted--;
      subscriber.onNext(List.of(ByteBuffer.wrap(body).asReadOnlyBuffer()));
    }
    if (!hasBrought || hasEnded) {
      return;
    }
    if (missing == null) {
      hasEnded = true;
      subscriber.onComplete();
    } else if (wanted > 0) {
      hasEnded = true;
      subscriber.onError(new IOException(missing));
    }
  }

  @Override
  public void cancel() {
    hasEnded = true;
  }
}
