package dev.chronicle.simulator.run;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A task queue on a real port that knows states, but keeps nothing and checks little. */
public final class StubQueue implements AutoCloseable {
  private static final Pattern TASK = Pattern.compile("/tasks/([a-z0-9-]+)(?:/([a-z]+))?");
  private static final JsonMapper JSON = new JsonMapper();

  private final Map<String, String> tasks = new ConcurrentHashMap<>();
  private final Queue<String> pending = new ConcurrentLinkedQueue<>();
  private final Queue<String> requests = new ConcurrentLinkedQueue<>();
  private final List<Double> errorRates = new CopyOnWriteArrayList<>(List.of(0.125));
  private final AtomicInteger ids = new AtomicInteger();
  private final ExecutorService executor = Executors.newCachedThreadPool();
  private final HttpServer server;
  private volatile CountDownLatch gate = new CountDownLatch(0);
  private volatile Optional<Integer> failure = Optional.empty();

  private StubQueue(HttpServer server) {
    this.server = server;
  }

  /** Starts one on a port, to measure the engine against, until the process is ended. */
  public static void main(String[] port) throws IOException {
    // The server would close connections beyond 200 that idle, just when a request is on its way.
    System.setProperty("sun.net.httpserver.maxIdleConnections", "1000");
    System.out.println(start(Integer.parseInt(port[0])).target());
  }

  /** Starts one on any free port. */
  public static StubQueue start() throws IOException {
    return start(0);
  }

  static StubQueue start(int port) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    StubQueue queue = new StubQueue(server);
    server.setExecutor(queue.executor);
    server.createContext("/", queue::serve);
    server.start();
    return queue;
  }

  public Target target() {
    return Target.parse("http://127.0.0.1:" + port());
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** Holds every answer back until the returned latch is counted down. */
  CountDownLatch stall() {
    gate = new CountDownLatch(1);
    return gate;
  }

  void failEverythingWith(int status) {
    failure = Optional.of(status);
  }

  /** Method, path and body of what was asked, in the order in which it came. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  /** The error rate at first, and each that was set since. */
  public List<Double> errorRates() {
    return List.copyOf(errorRates);
  }

  Map<String, String> tasks() {
    return tasks;
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      String path = exchange.getRequestURI().getPath();
      if (path.equals("/admin/error-injection")) {
        answer(exchange, 200, errorInjection(exchange.getRequestMethod(), body));
        return;
      }
      requests.add(
          exchange.getRequestMethod()
              + " "
              + exchange.getRequestURI()
              + " "
              + new String(body, StandardCharsets.UTF_8));
      gate.await();
      if (failure.isPresent()) {
        answer(exchange, failure.get(), "{\"code\":\"stub_failure\",\"detail\":\"as asked\"}");
      } else {
        tasks(exchange, path);
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private String errorInjection(String method, byte[] body) throws IOException {
    if (method.equals("POST")) {
      errorRates.add(JSON.readTree(body).get("rate").doubleValue());
    }
    return "{\"rate\":" + errorRates.get(errorRates.size() - 1) + "}";
  }

  private void tasks(HttpExchange exchange, String path) throws IOException {
    String method = exchange.getRequestMethod();
    if (path.equals("/tasks")) {
      if (method.equals("POST")) {
        String id = "t" + ids.incrementAndGet();
        tasks.put(id, "pending");
        pending.add(id);
        answer(exchange, 201, task(id));
      } else {
        answer(exchange, 200, "[]");
      }
      return;
    }
    if (path.equals("/tasks/claim-next")) {
      claimNext(exchange);
      return;
    }
    Matcher matcher = TASK.matcher(path);
    if (!matcher.matches() || !tasks.containsKey(matcher.group(1))) {
      answer(exchange, 404, "{}");
      return;
    }
    String id = matcher.group(1);
    move(id, method, matcher.group(2));
    answer(exchange, 200, method.equals("DELETE") ? "{}" : task(id));
  }

  private void claimNext(HttpExchange exchange) throws IOException {
    for (String id = pending.poll(); id != null; id = pending.poll()) {
      if (tasks.replace(id, "pending", "claimed")) {
        answer(exchange, 200, task(id));
        return;
      }
    }
    answer(exchange, 204, "");
  }

  private void move(String id, String method, String action) {
    if (method.equals("DELETE")) {
      tasks.remove(id);
    } else if (action != null) {
      tasks.put(
          id,
          switch (action) {
            case "claim" -> "claimed";
            case "process" -> "processing";
            case "complete" -> "completed";
            default -> "failed";
          });
    }
  }

  private String task(String id) {
    return "{\"id\":\"%s\",\"status\":\"%s\"}".formatted(id, tasks.getOrDefault(id, "deleted"));
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    gate.countDown();
    server.stop(0);
    executor.shutdownNow();
  }
}
