package dev.chronicle.capture.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.chronicle.call.CapturedArgument;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.call.CapturedValue;
import dev.chronicle.call.DependencyCall;
import dev.chronicle.call.Fidelity;
import dev.chronicle.call.Loss;
import dev.chronicle.call.Outcome;
import dev.chronicle.capture.Capture;
import dev.chronicle.capture.Chronicle;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpExchangeTest {
  private final AtomicInteger requests = new AtomicInteger();
  private final HttpClient client = HttpClient.newHttpClient();
  private HttpServer server;
  private String address;

  @BeforeEach
  void startServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          requests.incrementAndGet();
          byte[] body =
              ("got "
                      + new String(
                          exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8))
                  .getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("X-Shop", "tea");
          exchange.getResponseHeaders().add("Set-Cookie", "id=secret");
          exchange.sendResponseHeaders(201, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    address = "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @AfterEach
  void stopServer() {
    server.stop(0);
  }

  @Test
  void request_isRecordedWithItsResponse() throws Exception {
    List<CapturedCall> calls = new ArrayList<>();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + "/orders?limit=3&q=a%20b"))
            .header("Authorization", "Bearer hush-hush-hush")
            .header("Accept", "text/plain")
            .POST(HttpRequest.BodyPublishers.ofString("tea"))
            .build();
    try (Chronicle chronicle =
        Chronicle.builder().sink(batch -> calls.addAll(batch.calls())).install()) {
      assertThat(send(request, BodyHandlers.ofString()).body()).isEqualTo("got tea");
      assertThat(chronicle.flush()).isTrue();
    }

    DependencyCall http = onlyDependency(calls);
    assertThat(http.kind()).isEqualTo("http");
    assertThat(http.name()).isEqualTo("POST " + address + "/orders");
    assertThat(http.arguments().get(0))
        .isEqualTo(
            new CapturedArgument(
                "query", CapturedValue.exact("{\"limit\":[\"3\"],\"q\":[\"a b\"]}")));
    assertThat(http.arguments().get(1).value().json())
        .contains("text/plain")
        .doesNotContain("hush-hush-hush");
    assertThat(http.arguments().get(2))
        .isEqualTo(new CapturedArgument("body", CapturedValue.exact("\"tea\"")));
    assertThat(((Outcome.Returned) http.outcome()).value().json())
        .contains("\"status\":201", "\"x-shop\":[\"tea\"]", "\"text\":\"got tea\"")
        .doesNotContain("secret");
  }

  @Test
  void requestSentWithoutWaiting_isRecordedWhenTheResponseComes() throws Exception {
    List<CapturedCall> calls = new ArrayList<>();
    try (Chronicle chronicle =
        Chronicle.builder().sink(batch -> calls.addAll(batch.calls())).install()) {
      assertThat(sendAndJoin(get("/async"))).isEqualTo("got ");
      assertThat(chronicle.flush()).isTrue();
    }

    assertThat(((Outcome.Returned) onlyDependency(calls).outcome()).value().json())
        .contains("\"text\":\"got \"");
  }

  @Test
  void bodyThatIsAStream_isRecordedAsTheApplicationReadsIt() throws Exception {
    List<CapturedCall> calls = new ArrayList<>();
    try (Chronicle chronicle =
        Chronicle.builder().sink(batch -> calls.addAll(batch.calls())).install()) {
      assertThat(sendAndRead(get("/"))).isEqualTo("got ");
      assertThat(chronicle.flush()).isTrue();
    }

    assertThat(((Outcome.Returned) onlyDependency(calls).outcome()).value().json())
        .contains("\"text\":\"got \"", "\"isWhole\":true");
  }

  @Test
  void longBody_isRecordedAsItIs_whereverTheClientPartsIt() throws Exception {
    String body = "€".repeat(10_000);

    assertThat(recordedBody(BodyPublishers.ofString(body)))
        .startsWith("\"€€€")
        .doesNotContain("\uFFFD");
  }

  @Test
  void bodyThatIsNoText_isRecordedAsBytes() throws Exception {
    byte[] body = {(byte) 0xC3, 0x28, 0, 1};

    assertThat(recordedBody(BodyPublishers.ofByteArray(body)))
        .contains(Base64.getEncoder().encodeToString(body));
  }

  private String recordedBody(BodyPublisher body) throws Exception {
    List<CapturedCall> calls = new ArrayList<>();
    HttpRequest request = HttpRequest.newBuilder(URI.create(address)).POST(body).build();
    try (Chronicle chronicle =
        Chronicle.builder().sink(batch -> calls.addAll(batch.calls())).install()) {
      assertThat(send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(201);
      assertThat(chronicle.flush()).isTrue();
    }
    List<CapturedArgument> arguments = onlyDependency(calls).arguments();
    return arguments.get(arguments.size() - 1).value().json();
  }

  @Test
  void clientThatAnswersWithNothing_isLeftToDoSo() throws Exception {
    List<CapturedCall> calls = new ArrayList<>();
    try (Chronicle chronicle =
        Chronicle.builder().sink(batch -> calls.addAll(batch.calls())).install()) {
      HttpClient silent = new SilentClient(null);

      assertThat(sendBy(silent, get("/"))).isNull();
      assertThat(sendLaterBy(silent, get("/"))).isNull();
      assertThat(chronicle.flush()).isTrue();
    }

    assertThat(calls).hasSize(2).allMatch(call -> call.outcome() instanceof Outcome.Returned);
  }

  @Test
  void responseThatDoesNotTellOfItself_reachesTheApplication_andIsMarkedAsNotReadable()
      throws Exception {
    List<CapturedCall> calls = new ArrayList<>();
    HttpResponse<?> mute =
        (HttpResponse<?>)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {HttpResponse.class},
                (proxy, method, arguments) -> {
                  throw new IllegalStateException("does not tell its " + method.getName());
                });
    try (Chronicle chronicle =
        Chronicle.builder().sink(batch -> calls.addAll(batch.calls())).install()) {
      HttpClient own = new SilentClient(mute);

      assertThat(sendBy(own, get("/")) == mute).isTrue();
      assertThat(sendLaterBy(own, get("/")).join() == mute).isTrue();
      assertThat(chronicle.flush()).isTrue();
    }

    assertThat(calls)
        .hasSize(2)
        .allSatisfy(
            call -> {
              Outcome outcome = call.dependencies().get(0).outcome();
              CapturedValue response = ((Outcome.Returned) outcome).value();
              assertThat(response.fidelity()).isEqualTo(Fidelity.OPAQUE);
              assertThat(response.losses())
                  .extracting(Loss::reason)
                  .containsExactly(Loss.Reason.UNREADABLE);
            });
  }

  @Capture
  private HttpResponse<String> sendBy(HttpClient own, HttpRequest request)
      throws IOException, InterruptedException {
    return own.send(request, BodyHandlers.ofString());
  }

  @Capture
  private CompletableFuture<HttpResponse<String>> sendLaterBy(HttpClient own, HttpRequest request) {
    return own.sendAsync(request, BodyHandlers.ofString());
  }

  private HttpRequest get(String path) {
    return HttpRequest.newBuilder(URI.create(address + path)).build();
  }

  @Capture
  private <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler)
      throws IOException, InterruptedException {
    return client.send(request, handler);
  }

  @Capture
  private String sendAndRead(HttpRequest request) throws IOException, InterruptedException {
    try (InputStream body = client.send(request, BodyHandlers.ofInputStream()).body()) {
      return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Capture
  private String sendAndJoin(HttpRequest request) {
    CompletableFuture<HttpResponse<String>> response =
        client.sendAsync(request, BodyHandlers.ofString());
    return response.join().body();
  }

  private static DependencyCall onlyDependency(List<CapturedCall> calls) {
    assertThat(calls).hasSize(1);
    assertThat(calls.get(0).dependencies()).hasSize(1);
    return calls.get(0).dependencies().get(0);
  }
}
