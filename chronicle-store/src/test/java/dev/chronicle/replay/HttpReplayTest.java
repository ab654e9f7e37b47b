package dev.chronicle.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.replay.sample.Courier;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests that a captured method sends itself, to a real server that counts them. */
class HttpReplayTest {
  private final AtomicInteger requests = new AtomicInteger();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Courier courier = new Courier();
  private HttpServer server;
  private String address;

  @BeforeEach
  void startServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", exchange -> answer(exchange, 200, echo(exchange)));
    server.createContext(
        "/gone", exchange -> answer(exchange, 410, utf8("it is gone, naïve \uD83D\uDE00")));
    server.createContext("/empty", exchange -> answer(exchange, 204, new byte[0]));
    server.createContext(
        "/binary", exchange -> answer(exchange, 200, new byte[] {(byte) 0xff, 0, (byte) 0xfe}));
    server.createContext("/lines", exchange -> answer(exchange, 200, utf8("a\nb\nc")));
    server.createContext("/long", exchange -> answer(exchange, 200, utf8("x".repeat(20_000))));
    server.createContext(
        "/secret", exchange -> answer(exchange, 200, utf8("write to ann@shop.example")));
    server.createContext(
        "/latin",
        exchange -> {
          exchange.getResponseHeaders().add("Content-Type", "text/plain; charset=ISO-8859-1");
          answer(exchange, 200, "naïve".getBytes(StandardCharsets.ISO_8859_1));
        });
    server.createContext(
        "/moved",
        exchange -> {
          exchange.getResponseHeaders().add("Location", "/gone");
          answer(exchange, 302, new byte[0]);
        });
    server.createContext("/slow", this::neverAnswer);
    server.start();
    address = "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    requests.incrementAndGet();
    exchange.getResponseHeaders().add("X-Shop", "tea");
    exchange.getResponseHeaders().add("Set-Cookie", "id=hush");
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private void neverAnswer(HttpExchange exchange) {
    requests.incrementAndGet();
    try {
      ended.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    exchange.close();
  }

  private static byte[] echo(HttpExchange exchange) throws IOException {
    return exchange.getRequestBody().readAllBytes();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @AfterEach
  void stopServer() {
    Courier.asksElsewhere = false;
    ended.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  @Test
  void unchangedCode_matches_andNoRequestIsSent() {
    List<CapturedCall> calls =
        Recorder.record(
            () -> courier.text(address + "/gone"),
            () -> courier.text(address + "/empty"),
            () -> courier.text(address + "/latin"),
            () -> courier.text(address + "/moved"),
            () -> courier.bytes(address + "/binary"),
            () -> courier.bytes(address + "/gone"),
            () -> courier.status(address + "/gone"),
            () -> courier.status(address + "/long"),
            () -> courier.stream(address + "/gone"),
            () -> courier.firstLine(address + "/lines"),
            () -> courier.lines(address + "/lines"),
            () -> courier.parsed(address + "/gone"),
            () -> courier.joined(address + "/gone"),
            () -> courier.later(address + "/gone").toCompletableFuture().join(),
            () -> courier.posted(address, "tea"));
    assertThat(requests).hasValue(16);

    ReplayReport report = replay(calls);

    assertThat(report.clusters()).isEmpty();
    assertThat(report.reasons()).isEmpty();
    assertThat(report.counts().matched()).isEqualTo(15);
    assertThat(requests).hasValue(16);
    assertThat(report.liveCalls()).isZero();
  }

  @Test
  void failures_areThrownAgainAsWhatTheyWere() {
    String closed = "http://127.0.0.1:1";
    List<CapturedCall> calls =
        Recorder.record(
            () -> courier.impatient(address + "/slow"),
            () -> courier.impatientLater(address + "/slow"),
            () -> courier.text(closed),
            () -> courier.joined(closed));
    int sent = requests.get();

    ReplayReport report = replay(calls);

    assertThat(report.clusters()).isEmpty();
    assertThat(report.counts().matched()).isEqualTo(4);
    assertThat(requests).hasValue(sent);
  }

  @Test
  void otherRequest_isAMiss_thatShowsWhatWasRecorded() {
    List<CapturedCall> calls = Recorder.record(() -> courier.posted(address, "tea"));
    Courier.asksElsewhere = true;

    ReplayReport report = replay(calls);

    assertThat(report.counts().diverged()).isOne();
    assertThat(report.clusters().get(0).examples().get(0).first().findings().toString())
        .contains("NOT_RECORDED", "POST " + address + "/there");
    assertThat(report.clusters().get(0).examples().get(0).first().findings().get(0).note())
        .contains("POST " + address + "/here");
    assertThat(requests).hasValue(1);
  }

  @Test
  void bodyThatIsLongerThanWhatIsRecorded_isNeverGivenAsWhole() {
    List<CapturedCall> calls = Recorder.record(() -> courier.text(address + "/long"));

    ReplayReport report = replay(calls);

    assertThat(report.counts().skipped()).isOne();
    assertThat(report.reasons().firstKey()).contains("bytes of the body");
  }

  @Test
  void secretsInAnswers_areTokens_whichStandInForThem() {
    List<CapturedCall> calls =
        Recorder.record(
            () -> courier.stream(address + "/secret"), () -> courier.parsed(address + "/secret"));

    assertThat(calls.toString()).doesNotContain("ann@shop").doesNotContain("hush");
    ReplayReport report = replay(calls);
    assertThat(report.counts().matched()).isOne();
    assertThat(report.counts().skipped()).isOne();
    assertThat(report.reasons().firstKey()).contains("a token in place of a secret");
  }

  private ReplayReport replay(List<CapturedCall> calls) {
    return Replayer.over(calls)
        .allow(Courier.class)
        .targets(TargetResolver.of(courier))
        .build()
        .run();
  }
}
