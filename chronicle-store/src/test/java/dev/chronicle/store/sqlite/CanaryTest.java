package dev.chronicle.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.capture.Capture;
import dev.chronicle.capture.Chronicle;
import dev.chronicle.capture.Redact;
import dev.chronicle.capture.jdbc.CapturedDataSource;
import dev.chronicle.store.CallQuery;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteDataSource;

/** A thousand secrets go through captured methods by every way there is, and none is kept. */
class CanaryTest {
  private static final int ROUNDS = 50;

  @TempDir private Path folder;
  private final Random random = new Random(7);
  private final Set<String> canaries = new LinkedHashSet<>();
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private HttpServer server;
  private Service service;

  /** What secrets go through. */
  static class Service {
    private final DataSource database;
    private final HttpClient http = HttpClient.newHttpClient();

    Service(DataSource database) {
      this.database = database;
    }

    @Capture
    Object take(Object value) {
      return value;
    }

    @Capture
    String login(String user, String password) {
      throw new IllegalStateException("wrong: " + password, new IOException("for " + password));
    }

    @Capture
    long charge(@Redact Object note, long cardNumber, char[] pin, byte[] secret) {
      return cardNumber;
    }

    @Capture
    void fail(String message) throws IOException {
      IOException failure = new IOException(message, new IllegalArgumentException(message));
      failure.addSuppressed(new IllegalStateException(message));
      throw failure;
    }

    @Capture
    Object change(Object note, String password) {
      return "changed for " + note;
    }

    @Capture
    void store(String secret, String passcode) throws SQLException {
      try (Connection connection = database.getConnection();
          PreparedStatement insert =
              connection.prepareStatement("insert into users (name, password) values (?, ?)");
          Statement inline = connection.createStatement()) {
        insert.setString(1, "bob");
        insert.setString(2, secret);
        insert.executeUpdate();
        inline.executeUpdate("update users set password = '" + passcode + "' where name = 'bob'");
        inline.executeUpdate(
            "insert into users (name, api_key) values ('bob', '" + passcode + "')");
      }
    }

    @Capture
    int call(URI uri, String credentials) throws IOException, InterruptedException {
      HttpRequest request =
          HttpRequest.newBuilder(uri)
              .header("X-Api-Key", credentials)
              .POST(
                  HttpRequest.BodyPublishers.ofString(
                      "{\"client_secret\": \"" + credentials + "\"}"))
              .build();
      return http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
    }
  }

  record Account(String name, String passphrase, Optional<String> refreshToken) {}

  record Header(String name, String value) {}

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @BeforeEach
  void start() throws Exception {
    SQLiteDataSource users = new SQLiteDataSource();
    users.setSynchronous("OFF");
    users.setUrl("jdbc:sqlite:" + folder.resolve("users.db"));
    try (Connection connection = users.getConnection();
        Statement create = connection.createStatement()) {
      create.executeUpdate("create table users (name text, password text, api_key text)");
    }
    service = new Service(CapturedDataSource.wrap(users));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().add("Set-Cookie", "session=" + text());
          byte[] body = ("{\"access_token\":\"" + text() + "\"}").getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    log.start();
    root.addAppender(log);
  }

  @AfterEach
  void stop() {
    root.detachAppender(log);
    server.stop(0);
  }

  @Test
  void secrets_areFoundNowhere() throws Exception {
    Path captures = Files.createDirectory(folder.resolve("captures"));
    Level level = root.getLevel();
    root.setLevel(Level.DEBUG);
    try (Chronicle chronicle =
        Chronicle.builder()
            .sink(SqliteCaptureStore.open(captures.resolve("captures.db")))
            .install()) {
      for (int i = 0; i < ROUNDS; i++) {
        round();
      }
      assertThat(chronicle.flush()).isTrue();
      assertThat(chronicle.metrics().droppedCount()).isZero();
      assertThat(canaries).hasSizeGreaterThan(1_000);
      assertNoneIn(captures); // With the log that is written ahead still there.
    } finally {
      root.setLevel(level);
    }
    assertNoneIn(captures);
    assertNoneIn(
        "the log", log.list.stream().map(ILoggingEvent::getFormattedMessage).toList().toString());
    try (SqliteCaptureStore store = SqliteCaptureStore.open(captures.resolve("captures.db"))) {
      List<CapturedCall> calls = store.find(CallQuery.limit(1_000).build()).calls();
      assertThat(calls).hasSizeGreaterThanOrEqualTo(400);
      assertThat(calls.toString()).contains("[redacted:", "insert into users");
      assertNoneIn("the calls", calls.toString());
    }
  }

  /** Sends secrets by every way once. */
  private void round() throws Exception {
    service.take(Map.of("password", text(), "nested", Map.of("apiKey", List.of(text(), text()))));
    service.take(new Account("bob", text(), Optional.of(text())));
    service.take(
        new HashMap<>(Map.of(pattern("ghp_", 36), 1, pattern("user", 8) + "@mail.test", 2)));
    service.take("Authorization: Bearer " + text() + "\nCookie: id=" + text());
    service.take("https://bob:" + text() + "@host/?token=" + text());
    service.take(
        List.of(
            card(),
            "paid with " + card(),
            pattern("sk_live_", 24),
            pattern("AKIA", 16).toUpperCase(java.util.Locale.ROOT)));
    service.take("-----BEGIN PRIVATE KEY-----\n" + text() + "\n-----END PRIVATE KEY-----");
    service.take(("{\"secret\":\"" + text() + "\"}").getBytes(StandardCharsets.UTF_8));
    failing(() -> service.login("bob", text()));
    failing(() -> service.fail("could not log in: password=" + text() + ", card " + card()));
    String shown = text();
    service.change(new ArrayList<>(List.of("it is " + shown, base64("bob:" + shown))), shown);
    service.take(new ObjectMapper().readTree("{\"a\": [{\"otp\": [\"" + text() + "\"]}]}"));
    service.take(new Header("X-Api-Key", text()));
    service.take("<login><password>" + text() + "</password></login>");
    service.charge(
        List.of(text()),
        Long.parseLong(card()),
        text().toCharArray(),
        text().getBytes(StandardCharsets.UTF_8));
    service.store(text(), text());
    service.call(
        URI.create(
            "http://localhost:" + server.getAddress().getPort() + "/p?access_token=" + text()),
        text());
  }

  /** An action that is expected to fail. */
  private interface Action {
    void run() throws Exception;
  }

  private static void failing(Action action) {
    Exception thrown = null;
    try {
      action.run();
    } catch (Exception expected) {
      thrown = expected;
    }
    assertThat(thrown).isNotNull();
  }

  /** Returns a secret that nothing but its place gives away. */
  private synchronized String text() {
    return pattern("canary", 12);
  }

  private synchronized String pattern(String start, int length) {
    StringBuilder secret = new StringBuilder(start);
    for (int i = 0; i < length; i++) {
      secret.append((char) ('a' + random.nextInt(26)));
    }
    canaries.add(secret.toString());
    return secret.toString();
  }

  private synchronized String card() {
    StringBuilder card = new StringBuilder("4");
    while (card.length() < 15) {
      card.append(random.nextInt(10));
    }
    for (int check = 0; check < 10; check++) {
      if (passesLuhn(card.toString() + check)) {
        card.append(check);
        break;
      }
    }
    canaries.add(card.toString());
    return card.toString();
  }

  private static boolean passesLuhn(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      sum += i % 2 == 0 ? digit : digit * 2 / 10 + digit * 2 % 10;
    }
    return sum % 10 == 0;
  }

  private void assertNoneIn(Path captures) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(captures)) {
      files = all.filter(Files::isRegularFile).toList();
    }
    assertThat(files).isNotEmpty();
    for (Path file : files) {
      String content = Files.readString(file, StandardCharsets.ISO_8859_1);
      assertNoneIn(file.getFileName().toString(), content);
    }
  }

  private void assertNoneIn(String where, String content) {
    List<String> found = new ArrayList<>();
    for (String canary : canaries) {
      String encoded = Base64.getEncoder().encodeToString(canary.getBytes(StandardCharsets.UTF_8));
      if (content.contains(canary) || content.contains(encoded.substring(0, 12))) {
        int at = content.indexOf(canary);
        found.add(content.substring(Math.max(0, at - 60), Math.min(content.length(), at + 40)));
      }
    }
    assertThat(found).as("found in " + where).isEmpty();
  }
}
