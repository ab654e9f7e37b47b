package dev.chronicle.capture;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Hands back what it is given; each method woven and, for comparison, not captured. */
public interface Echo {
  Object captured(Object value);

  Object plain(Object value);

  <E extends Throwable> void throwing(Object value, E error) throws E;

  Object asked(Object value);

  CompletionStage<Object> later(CompletableFuture<Object> stage, Object value);

  /** The one implementation; may be loaded more than once. */
  final class Woven implements Echo {
    @Override
    @Capture
    public Object captured(Object value) {
      return value;
    }

    @Override
    public Object plain(Object value) {
      return value;
    }

    @Override
    @Capture
    public <E extends Throwable> void throwing(Object value, E error) throws E {
      throw error;
    }

    @Override
    @Capture
    public Object asked(Object value) {
      return ask(value);
    }

    @Override
    @Capture
    public CompletionStage<Object> later(CompletableFuture<Object> stage, Object value) {
      return stage;
    }

    @Dependency
    private static Object ask(Object value) {
      return value;
    }
  }
}
