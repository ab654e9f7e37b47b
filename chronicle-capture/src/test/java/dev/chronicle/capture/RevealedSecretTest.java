package dev.chronicle.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.call.CapturedValue;
import dev.chronicle.call.Fidelity;
import dev.chronicle.call.Loss;
import dev.chronicle.call.Outcome;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.AbstractMap.SimpleEntry;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SimpleTimeZone;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is secret because of something else in the same call is hidden, wherever it stands. */
class RevealedSecretTest {
  private static final String SECRET = "hunter2/CANARY \"x\"_y";

  private final Bank bank = new Bank();

  /** Captured methods that are called with the same secret under two names. */
  static class Bank {
    private final Vault vault = new Vault();

    @Capture
    Object open(Object note, String password) {
      return List.of("made from " + note, password.length());
    }

    @Capture
    Object openAll(Object note, List<String> passwords) {
      return note;
    }

    @Capture
    void refuse(Object note, String password) {
      vault.find(password);
      throw new IllegalStateException("no " + note, new RuntimeException("for " + note));
    }

    @Capture
    Object ask(Object note) {
      return vault.find(note) + vault.tell(SECRET) + vault.find(note);
    }

    @Capture
    Object hand(Object note) {
      return open(note, SECRET);
    }

    @Capture
    Object charge(Object note, long pin) {
      return note;
    }

    @Capture
    Object fill(List<Object> notes, String password) {
      notes.add("more");
      return null;
    }

    @Capture
    Object store(Object value) {
      return value;
    }
  }

  /** What a captured method depends on. */
  static class Vault {
    @Dependency
    String find(Object key) {
      return "found " + key;
    }

    @Dependency
    String tell(String apiKey) {
      return "told";
    }
  }

  @Test
  void laterArgument_revealsAnEarlierOne() {
    CapturedCall call = record(() -> bank.open(SECRET, SECRET));

    assertClean(call);
    assertThat(argument(call, 0)).isEqualTo(argument(call, 1));
    assertThat(call.arguments().get(0).value().losses())
        .containsExactly(new Loss("$", Loss.Reason.REDACTED, ""));
    assertThat(((Outcome.Returned) call.outcome()).value().fidelity()).isEqualTo(Fidelity.PARTIAL);
  }

  static Stream<Supplier<Object>> places() {
    return Stream.of(
        () -> "in the middle of " + SECRET + " a text",
        () -> new ArrayList<>(List.of("a", SECRET)),
        () -> new String[] {SECRET},
        () -> new HashMap<>(Map.of("note", SECRET)),
        () -> new HashMap<>(Map.of(SECRET, 1)),
        () -> new HashMap<>(Map.of(SECRET, new HashMap<>(Map.of("a", "x".repeat(9_000))))),
        () -> Optional.of(SECRET),
        () -> SECRET.toCharArray(),
        () -> new StringBuilder().append(SECRET, 0, SECRET.length()),
        () -> new Note(SECRET),
        () -> new IllegalStateException(SECRET),
        () -> URI.create("https://host/" + URLEncoder.encode(SECRET, StandardCharsets.UTF_8)),
        () -> URLEncoder.encode(SECRET, StandardCharsets.UTF_8).replace("+", "%20"),
        () -> Path.of("/tmp", SECRET),
        () -> new SimpleTimeZone(0, SECRET),
        () -> base64("bob:" + SECRET),
        () -> base64("x" + SECRET + "z"),
        () -> "%" + SECRET.replace("_", "!_") + "%",
        () -> "{\"note\":\"" + SECRET.replace("\"", "\\\"") + "\"}",
        () -> tree("{\"note\": [\"" + SECRET.replace("\"", "\\\"") + "\"]}"),
        () -> SECRET.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @MethodSource("places")
  void revealedSecret_isFoundWhereverItStands(Supplier<Object> place) {
    Object value = place.get();

    assertClean(record(() -> bank.open(value, SECRET)));
    assertClean(record(() -> bank.hand(value)));
    assertClean(record(() -> bank.openAll(value, List.of("other", SECRET))));
    assertClean(record(() -> bank.ask(value)));
    assertClean(record(() -> assertThatThrownBy(() -> bank.refuse(value, SECRET))));
  }

  @Test
  void exceptionAndDependencies_areLookedAt_causesIncluded() {
    CapturedCall call =
        record(() -> assertThatThrownBy(() -> bank.refuse(SECRET, SECRET)).isNotNull());

    assertThat(call.dependencies()).hasSize(1);
    assertThat(((Outcome.Threw) call.outcome()).error().cause().message()).contains("[redacted:");
  }

  @Test
  void dependency_revealsWhatWasWrittenBeforeIt() {
    CapturedCall call = record(() -> bank.ask(SECRET));

    assertThat(call.dependencies()).hasSize(3);
    assertClean(call);
  }

  @Test
  void innerCall_revealsWhatTheOuterOneWasGiven_andTheOtherWayRound() {
    try (Recording recording = Recording.start()) {
      bank.hand(SECRET);

      assertThat(recording.calls()).hasSize(2).allSatisfy(RevealedSecretTest::assertClean);
    }
  }

  @Test
  void secretNumber_isFoundAsANumberAndInTexts() {
    CapturedCall call =
        record(() -> bank.charge(new ArrayList<>(List.of(98765432L, "is 98765432", 9)), 98765432L));

    assertThat(call.toString()).doesNotContain("98765432");
    assertThat(argument(call, 0)).endsWith(",9]");
  }

  @Test
  void shortSecret_doesNotHideOrdinaryWords() {
    assertThat(argument(record(() -> bank.open("one two", "one")), 0)).isEqualTo("\"one two\"");
    assertThat(argument(record(() -> bank.openAll("ordinary", List.of("ordinary"))), 0))
        .isEqualTo("\"ordinary\"");
  }

  @Test
  void argumentThatWasNotChanged_isNotTakenForChanged_becauseItWasRevealed() {
    CapturedCall call =
        record(() -> bank.open(new ArrayList<>(List.of(SECRET, "x".repeat(9_000))), SECRET));

    assertThat(call.outcome().mutatedArguments()).isEmpty();
    assertThat(
            record(() -> bank.fill(new ArrayList<>(List.of(SECRET)), SECRET))
                .outcome()
                .mutatedArguments())
        .singleElement()
        .satisfies(argument -> assertThat(argument.value().json()).endsWith(",\"more\"]"));
  }

  @Test
  void knownLossesStay_whenMoreIsHidden() {
    CapturedValue value =
        record(
                () ->
                    bank.open(
                        new ArrayList<>(List.of("x".repeat(9_000), SECRET, "a@b.example")), SECRET))
            .arguments()
            .get(0)
            .value();

    assertThat(value.losses())
        .extracting(Loss::path)
        .containsExactlyInAnyOrder("$[0]", "$[1]", "$[2]");
  }

  record Note(String text) {}

  record Header(String name, String value) {}

  record Setting(Object value, Key key) {}

  record Parameter(String paramName, Object oldValue, long newValue) {}

  enum Key {
    API_KEY
  }

  record Renamed(@JsonProperty("password") String p) {}

  record Aliased(@JsonAlias("password") String p) {}

  static class Cookie {
    String content = SECRET;
    String name = "session_id";
  }

  static Stream<Supplier<Object>> pairs() {
    return Stream.of(
        () -> new Header("password", SECRET),
        () -> List.of(new Header("user", "bob"), new Header("X-Api-Key", SECRET)),
        () -> new Setting(List.of(SECRET), Key.API_KEY),
        () -> new Parameter("apiKey", SECRET, 1),
        Cookie::new,
        () -> new TreeMap<>(Map.of("name", "password", "value", SECRET)),
        () -> new LinkedHashMap<>(Map.of("key", Key.API_KEY, "value", SECRET)),
        () -> ordered("value", SECRET, "type", "text", "name", "password"),
        () -> ordered("Header", "Authorization", "Value", List.of(SECRET)),
        () -> Map.of("fieldName", "password", "stringValue", SECRET),
        () -> tree("{\"name\": \"password\", \"value\": \"CANARY\"}"),
        () -> tree("[{\"value\": {\"x\": \"CANARY\"}, \"key\": \"apiKey\"}]"),
        () -> Map.entry("password", SECRET),
        () -> List.of(Map.entry("user", "bob"), new SimpleEntry<>(Key.API_KEY, SECRET)),
        () -> new SimpleEntry<>("password", SECRET),
        () -> List.of("login", "--password", SECRET, "--user", "bob"),
        () -> new String[] {"login", "-pwd", SECRET},
        () -> tree("[\"--api-key\", \"CANARY\"]"),
        () -> new Renamed(SECRET),
        () -> new Aliased(SECRET));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void valueThatStandsBesideTheNameOfASecret_isHidden(Supplier<Object> pair) {
    CapturedCall call = record(() -> bank.store(pair.get()));

    assertThat(call.toString()).doesNotContain("CANARY").contains("[redacted:");
  }

  @Test
  void valueThatStandsBesideAnotherName_isKept() {
    for (Object pair :
        List.of(
            new Header("colour", "red"),
            ordered("value", "red", "name", "colour"),
            ordered("name", "password", "colour", "red"),
            List.of(ordered("name", "password"), ordered("value", "red")),
            List.of("--colour", "red", "--password"))) {
      assertThat(argument(record(() -> bank.store(pair)), 0)).contains("red");
    }
  }

  interface Login<T> {
    void login(@Redact String note, T other);

    @Redact
    String answer(String question);

    @Redact
    String getHint();
  }

  abstract static class Base {
    abstract void give(@Redact Object note, String kept);
  }

  static class Impl extends Base implements Login<Integer> {
    String hint = SECRET;

    @Override
    @Capture
    public void login(String note, Integer other) {}

    @Override
    @Capture
    public String answer(String question) {
      return SECRET;
    }

    @Override
    public String getHint() {
      return hint;
    }

    @Override
    @Capture
    void give(Object note, String kept) {}

    @Capture
    void give(String note, String kept) {}
  }

  interface Named {
    void check(String password);
  }

  @Test
  void marksOnWhatAMethodOverrides_countForTheMethod() {
    Impl impl = new Impl();

    assertClean(record(() -> impl.login(SECRET, 1)));
    assertClean(record(() -> impl.answer("what")));
    assertClean(record(() -> impl.give((Object) SECRET, "kept")));
    assertThat(record(() -> impl.give((Object) SECRET, "kept")).toString()).contains("kept");
    assertThat(record(() -> impl.give("another method", "kept")).toString())
        .contains("another method");
    assertClean(record(() -> bank.store(impl)));
  }

  @Test
  void nameOfTheParameterThatIsOverridden_countsToo() {
    class Checking implements Named {
      @Override
      @Capture
      public void check(String p) {}
    }

    assertClean(record(() -> new Checking().check(SECRET)));
  }

  private static Map<String, Object> ordered(Object... keysAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return map;
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static JsonNode tree(String json) {
    try {
      return new ObjectMapper().readTree(json);
    } catch (java.io.IOException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static String argument(CapturedCall call, int position) {
    return call.arguments().get(position).value().json();
  }

  private static void assertClean(CapturedCall call) {
    String shown = call.toString();
    assertThat(shown).doesNotContain("hunter2", "CANARY").contains("[redacted:");
    for (String run : shown.split("[^A-Za-z0-9+/=]", -1)) {
      for (int skipped = 0; skipped < 4 && run.length() > skipped + 8; skipped++) {
        String whole = run.substring(skipped).replace("=", "");
        byte[] decoded = Base64.getDecoder().decode(whole.substring(0, whole.length() / 4 * 4));
        assertThat(new String(decoded, StandardCharsets.ISO_8859_1)).doesNotContain("CANARY");
      }
    }
  }

  private static CapturedCall record(Runnable call) {
    try (Recording recording = Recording.start()) {
      call.run();
      List<CapturedCall> calls = recording.calls();
      return calls.get(calls.size() - 1);
    }
  }
}
