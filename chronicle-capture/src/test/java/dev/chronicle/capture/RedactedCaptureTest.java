package dev.chronicle.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chronicle.call.CapturedCall;
import dev.chronicle.call.Fidelity;
import dev.chronicle.call.Loss;
import dev.chronicle.call.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Secrets are gone before anything is recorded, with no configuration at all. */
class RedactedCaptureTest {
  private static final String SECRET = "hunter2-CANARY";

  private final Vault vault = new Vault();

  /** Captured methods that secrets go through. */
  static class Vault {
    private final Settings dependency = new Settings();

    @Capture
    Object login(String user, String password) {
      return user;
    }

    @Capture
    Object store(Object value) {
      return value;
    }

    @Capture
    Object number(long pin, byte[] secretKey, char[] passphrase, List<String> tokens) {
      return null;
    }

    @Capture
    Object annotated(@Redact String note) {
      return null;
    }

    @Capture
    @Redact
    String annotatedResult() {
      return SECRET;
    }

    @Capture
    String getPassword() {
      return SECRET;
    }

    @Capture
    Object set(String key, Object value) {
      return dependency.put(key, value);
    }

    @Capture
    Object header(int position, String headerName, String content, String note) {
      return content;
    }

    @Capture
    Object refuse(String password, Object note) {
      throw new IllegalStateException("no such user as " + password);
    }

    @Capture
    void fail(RuntimeException error) {
      throw error;
    }
  }

  /** Where the vault keeps what it is given. */
  static class Settings {
    @Dependency
    Object put(String name, Object value) {
      return value;
    }
  }

  record Account(String name, String password, int pin) {}

  record Marked(@Redact String note, String name) {}

  static class Bean {
    @SuppressWarnings("unused")
    private String note = SECRET;

    @Redact
    String getNote() {
      return note;
    }
  }

  @Redact
  interface Hidden {}

  record HiddenRecord(String content) implements Hidden {}

  enum Key {
    PASSWORD
  }

  @Test
  void argumentWithTheNameOfASecret_isAToken() {
    CapturedCall call = record(() -> vault.login("bob", SECRET));

    assertThat(call.arguments().get(0).value().json()).isEqualTo("\"bob\"");
    assertThat(call.arguments().get(1).value().json()).matches("\"\\[redacted:[0-9a-f]{16}]\"");
    assertThat(call.arguments().get(1).value().fidelity()).isEqualTo(Fidelity.PARTIAL);
    assertThat(call.arguments().get(1).value().losses())
        .containsExactly(new Loss("$", Loss.Reason.REDACTED, ""));
  }

  @Test
  void argumentBehindTheNameOfASecret_isAToken() {
    CapturedCall call = record(() -> vault.set("db.Password", SECRET));

    assertThat(call.toString()).doesNotContain(SECRET);
    assertThat(call.arguments().get(0).value().json()).isEqualTo("\"db.Password\"");
    assertThat(call.arguments().get(1).value().losses())
        .containsExactly(new Loss("$", Loss.Reason.REDACTED, ""));
    assertThat(call.dependencies()).hasSize(1);
    assertThat(record(() -> vault.set("password", SECRET.toCharArray())).toString())
        .doesNotContain(SECRET);
    assertThat(record(() -> vault.set("pin", 91827364)).toString()).doesNotContain("91827364");
    assertThat(record(() -> vault.header(1, "X-Api-Key", SECRET, "n")).toString())
        .doesNotContain(SECRET);
  }

  @Test
  void argumentBehindAnotherName_isKept() {
    CapturedCall call = record(() -> vault.set("colour", "green"));
    CapturedCall header = record(() -> vault.header(1, "X-Api-Key", SECRET, "a note"));

    assertThat(call.arguments().get(1).value().json()).isEqualTo("\"green\"");
    assertThat(header.arguments().get(3).value().json()).isEqualTo("\"a note\"");
    assertThat(record(() -> vault.login("password", "green")).arguments().get(0).value().json())
        .isEqualTo("\"password\"");
    assertThat(record(() -> vault.set(null, "green")).arguments().get(1).value().json())
        .isEqualTo("\"green\"");
  }

  @Test
  void entryUnderTheNameOfASecret_isAToken() {
    assertThat(record(() -> vault.store(Map.entry("password", SECRET))).toString())
        .doesNotContain(SECRET);
    assertThat(
            record(
                    () ->
                        vault.store(List.of(Map.entry("user", "bob"), Map.entry("apiKey", SECRET))))
                .toString())
        .contains("bob")
        .doesNotContain(SECRET);
    assertThat(
            record(() -> vault.store(new java.util.AbstractMap.SimpleEntry<>("token", SECRET)))
                .toString())
        .doesNotContain(SECRET);
  }

  @Test
  void secretOfAnyType_isAToken() {
    CapturedCall call =
        record(
            () ->
                vault.number(
                    91827364L,
                    SECRET.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                    SECRET.toCharArray(),
                    List.of(SECRET, "b")));

    assertThat(call.arguments())
        .allSatisfy(argument -> assertThat(argument.value().json()).startsWith("\"[redacted:"));
  }

  @Test
  void fieldsAndKeysWithTheNameOfASecret_areTokens() {
    Map<Object, Object> mixed = new LinkedHashMap<>();
    mixed.put(1, "one");
    mixed.put("password", SECRET);
    mixed.put(Key.PASSWORD, SECRET);
    CapturedCall call =
        record(
            () ->
                vault.store(
                    List.of(
                        new Account("bob", SECRET, 1),
                        Map.of("api_key", List.of(SECRET)),
                        Map.of(Key.PASSWORD, SECRET),
                        Map.of("nested", Map.of("token", Map.of("value", SECRET))),
                        Map.of("someone@example.com", "key"),
                        mixed)));

    String json = call.arguments().get(0).value().json();
    assertThat(json)
        .doesNotContain(SECRET, "someone@")
        .contains("\"name\":\"bob\"")
        .doesNotContain("\"pin\":1");
    assertThat(call.arguments().get(0).value().losses())
        .contains(
            new Loss("$[0].password", Loss.Reason.REDACTED, ""),
            new Loss("$[1].api_key", Loss.Reason.REDACTED, ""))
        .allSatisfy(loss -> assertThat(loss.path()).doesNotContain("someone@"));
    assertThat(((Outcome.Returned) call.outcome()).value().json()).isEqualTo(json);
  }

  @Test
  void annotatedParameterFieldGetterTypeAndResult_areTokens() {
    assertThat(record(() -> vault.annotated(SECRET)).toString()).doesNotContain(SECRET);
    assertThat(record(() -> vault.annotatedResult()).toString()).doesNotContain(SECRET);
    assertThat(record(() -> vault.getPassword()).toString()).doesNotContain(SECRET);
    assertThat(record(() -> vault.store(new Marked(SECRET, "bob"))).toString())
        .doesNotContain(SECRET)
        .contains("bob");
    assertThat(record(() -> vault.store(new Bean())).toString()).doesNotContain(SECRET);
    assertThat(record(() -> vault.store(List.of(new HiddenRecord(SECRET)))).toString())
        .doesNotContain(SECRET)
        .contains("redacted");
  }

  @Test
  void exceptionMessages_causesIncluded_holdNoSecrets() {
    RuntimeException error =
        new IllegalStateException(
            "password=" + SECRET, new RuntimeException("card 4111 1111 1111 1111"));
    CapturedCall call = record(() -> assertThatThrownBy(() -> vault.fail(error)).isSameAs(error));

    assertThat(call.toString()).doesNotContain(SECRET, "4111 1111");
  }

  @Test
  void secretThatTurnsUpAgainInTheSameCall_isKnown() {
    assertThat(
            record(
                    () ->
                        assertThatThrownBy(() -> vault.refuse(SECRET, "note"))
                            .hasMessageContaining(SECRET))
                .toString())
        .doesNotContain(SECRET)
        .contains("no such user as [redacted:");
  }

  @Test
  void threadThatIsNamedAfterARequest_isRecordedWithoutItsSecrets() {
    Thread thread = Thread.currentThread();
    String name = thread.getName();
    thread.setName("worker - GET /tasks?token=" + SECRET);
    try {
      assertThat(record(() -> vault.store("a")).origin().thread())
          .startsWith("worker - GET /tasks?token=[redacted:")
          .doesNotContain(SECRET);
    } finally {
      thread.setName(name);
    }
  }

  @Test
  void secretThatTheLimitOfStringsCuts_isGoneAll() {
    String text = "x".repeat(8 * 1024 - 10) + " ghp_abcdefghijklmnopqrstuvwxyzABCDEFGHIJ";
    CapturedCall call = record(() -> vault.store(text));

    assertThat(call.arguments().get(0).value().json()).doesNotContain("ghp_a");
    assertThat(record(() -> vault.store(text.toCharArray())).toString()).doesNotContain("ghp_a");
  }

  @Test
  void cardThatIsANumber_isAToken() {
    assertThat(record(() -> vault.store(4111111111111111L)).toString())
        .doesNotContain("4111111111111111");
    assertThat(record(() -> vault.store(4111111111111112L)).toString())
        .contains("4111111111111112");
  }

  @Test
  void bytesThatHoldASecretText_areAToken() {
    byte[] body = "{\"password\":\"hunter2\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8);

    assertThat(record(() -> vault.store(body)).arguments().get(0).value().json())
        .contains("redacted");
  }

  private static CapturedCall record(Runnable call) {
    try (Recording recording = Recording.start()) {
      call.run();
      return recording.onlyCall();
    }
  }
}
