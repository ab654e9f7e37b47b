package dev.chronicle.capture.bench;

import dev.chronicle.capture.Capture;
import dev.chronicle.capture.Dependency;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Calls of every kind, for {@link Soak}: that return, throw, change their arguments, complete later
 * or never, run on other threads, ask dependencies, carry secrets.
 */
final class SoakMix implements AutoCloseable {
  private final Work work = new Work();
  private final ExecutorService pool = Executors.newFixedThreadPool(2);
  private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();

  /** One call of each kind. */
  void once(int round) throws InterruptedException {
    work.primitives(round, round);
    work.record(Order.EXAMPLE);
    work.mutated(MutableOrder.of(Order.EXAMPLE));
    try {
      work.mutable(null).items.clear();
    } catch (NullPointerException expected) {
      refuse(round);
    }
    logIn("user-" + round, "hunter2-" + round);
    price(round);
    later(round);
    acrossThreads(round);
    if (round % 100 == 0) {
      Thread thread = new Thread(() -> work.primitives(round, 1));
      thread.start();
      thread.join();
    }
  }

  /** Many calls at once. */
  void flood(int round) {
    for (int i = 0; i < 1_000; i++) {
      work.mutated(MutableOrder.of(Order.EXAMPLE));
      work.record(Order.EXAMPLE);
    }
    refuse(round);
  }

  private void refuse(int round) {
    try {
      refuse(new ArrayList<>(List.of("a", "b")), round);
    } catch (IllegalStateException expected) {
      work.primitives(round, 2);
    }
  }

  @Capture
  void refuse(List<String> items, int round) {
    items.add("c");
    throw new IllegalStateException("password=hunter2-" + round + " refused for " + items);
  }

  @Capture
  Map<String, Object> logIn(String user, String password) {
    Map<String, Object> session = new HashMap<>();
    session.put("user", user);
    session.put("api_key", UUID.randomUUID().toString());
    session.put("note", "card 4111 1111 1111 1111 of " + user + "@example.com, " + password);
    return session;
  }

  @Capture
  String price(int round) {
    return Instant.now() + " " + quote("sku-" + round);
  }

  @Dependency
  private static int quote(String sku) {
    return sku.length();
  }

  @Capture
  private CompletableFuture<Receipt> later(int round) {
    CompletableFuture<Receipt> future = new CompletableFuture<>();
    switch (round % 4) {
      case 0 -> pool.execute(() -> future.complete(work.record(Order.EXAMPLE)));
      case 1 -> pool.execute(() -> future.completeExceptionally(new IllegalStateException("no")));
      case 2 -> future.cancel(true);
      default -> {
        // Never completed, and forgotten.
      }
    }
    return future;
  }

  @Capture
  private long acrossThreads(int round) throws InterruptedException {
    Future<Long> other = pool.submit(() -> work.primitives(round, 3));
    try {
      return other.get();
    } catch (ExecutionException unexpected) {
      throw new IllegalStateException(unexpected);
    }
  }

  /** A call that lets itself be called again from another thread, endlessly. */
  @Capture
  void chain(long link) {
    if (!scheduler.isShutdown()) {
      scheduler.schedule(() -> chain(link + 1), 1, TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public void close() {
    scheduler.shutdownNow();
    pool.shutdownNow();
  }
}
