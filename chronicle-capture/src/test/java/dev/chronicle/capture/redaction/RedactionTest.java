package dev.chronicle.capture.redaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken for a secret, and what is not. */
class RedactionTest {
  private static final byte[] KEY = "0123456789abcdef".getBytes(StandardCharsets.UTF_8);

  private final Redaction redaction = Redaction.builder().key(KEY).build();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password",
        "PASSWORD",
        "Pass_Word",
        "pass-word",
        "userPassword",
        "old.password",
        "dbpassword",
        "passwords",
        "apiKey",
        "X-Api-Key",
        "stripeApiKeys",
        "DB_PASSWORD",
        "Authorization",
        "Set-Cookie",
        "accessToken",
        "deviceToken",
        "cardNumber",
        "CVV",
        "customer_ssn",
        "userPin",
        "aws_secret_access_key",
        "AccountKey",
        "X-Authorization",
        "x_auth",
        "HTTP_COOKIE",
        "\uff50\uff41\uff53\uff53\uff57\uff4f\uff52\uff44",
        "p\u00e4ssword",
        "pa\u017f\u017fword",
        "pass\u200bword",
        "AP\u0130_KEY",
        "apı_key"
      })
  void nameOfASecret_isOne(String name) {
    assertThat(redaction.isSecret(null, name)).isTrue();
  }

  @Test
  void everyListedName_isFoundInEverySpelling_andInTexts() {
    for (String name : DefaultNames.SECRET) {
      String camel = camelCase(name);
      for (String spelled :
          List.of(
              name,
              name.toUpperCase(Locale.ROOT),
              name.replace('_', '-'),
              name.replace('_', '.'),
              name.replace('_', ' '),
              "x-" + name,
              camel,
              Character.toUpperCase(camel.charAt(0)) + camel.substring(1))) {
        assertThat(redaction.isSecret(null, spelled)).as(spelled).isTrue();
      }
      assertHidden(camel + "=CANARY", "CANARY");
      assertHidden("{\"a\":1,\"" + name + "\":[{\"b\":\"CANARY\"}]}", "CANARY");
      assertHidden("<a><" + camel + ">CANARY</" + camel + "></a>", "CANARY");
      assertHidden("{\"name\":\"" + name + "\",\"value\":\"CANARY\"}", "CANARY");
      assertHidden("--" + name.replace('_', '-') + " CANARY", "CANARY");
      assertThat(UrlText.redactedQuery(name + "=CANARY", redaction)).doesNotContain("CANARY");
    }
  }

  @Test
  void secretThatIsDressedUpAsAToken_isHidden() {
    assertHidden("password=[redacted:hunter2-hunter2-]", "hunter2");
  }

  private static String camelCase(String name) {
    StringBuilder camel = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean startsWord = i > 0 && name.charAt(i - 1) == '_';
      if (c != '_') {
        camel.append(startsWord ? Character.toUpperCase(c) : c);
      }
    }
    return camel.toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name",
        "id",
        "passenger",
        "boardingPass",
        "compass",
        "tokenCount",
        "maxTokens",
        "nextPageToken",
        "passwordPolicy",
        "spinning",
        "author",
        "company",
        "japan",
        "secretary",
        "shipping",
        ""
      })
  void ordinaryName_isNone(String name) {
    assertThat(redaction.isSecret(null, name)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4111111111111111",
        "4111 1111 1111 1111",
        "5500-0000-0000-0004",
        "378282246310005",
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk",
        "AKIAIOSFODNN7EXAMPLE",
        "AKIAABCDEFGHIJKLMNOP",
        "AIzaSyA1234567890abcdefghijklmnopqrstuv",
        "ghp_abcdefghijklmnopqrstuvwxyzABCDEFGHIJ",
        "github_pat_11ABCDEFG0abcdefghijklmnop",
        "xoxb-123456789012-abcdefghijkl",
        "sk_live_abcdefghijklmnopqrstuvwx",
        "sk-proj-abcdefghijklmnopqrstuvwx",
        "someone@example.com",
        "first.last+tag@mail.example.co.uk"
      })
  void secretPattern_isFoundWhereverItStands(String secret) {
    assertHidden(secret, secret);
    assertHidden("see " + secret, secret);
    assertHidden(secret + " was refused", secret);
    assertHidden("(" + secret + ")", secret);
    assertHidden("got <" + secret + ">, \"" + secret + "\"", secret);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password=%s",
        "password = %s",
        "pwd:%s",
        "user=bob password=%s host=db",
        "https://host/path?x=1&token=%s&y=2",
        "https://host/path?access_token=%s#top",
        "jdbc:postgresql://host/db?user=bob&password=%s",
        "https://bob:%s@host/path",
        "postgres://%s@host",
        "{\"user\":\"bob\",\"password\":\"%s\"}",
        "{\\\"secret\\\" : \\\"%s\\\"}",
        "User[name=bob, password=%s, age=3]",
        "User{password='%s'}",
        "Authorization: Bearer %s",
        "Authorization: Basic %s",
        "Cookie: session=%s; theme=dark",
        "X-Api-Key: %s",
        "wrong password '%s'",
        "secret key: %s",
        "AccountName=a;AccountKey=%s;EndpointSuffix=core",
        "<a password=\"%s\">",
        "{\"tokens\":[\"a\",\"%s\"]}",
        "{\"password\":{\"value\":{\"deep\":\"%s\"}},\"x\":1}",
        "{\\\"passwords\\\":[\\\"a\\\\\\\"]\\\",\\\"%s\\\"]}",
        "{\\\"password\\\":\\\"a\\\\\\\"%s\\\"}",
        "password={bcrypt}$2a$10$%s",
        "password=Secret(\"%s\")",
        "password=a\"%s",
        "password=a&%s",
        "password=a<%s",
        "password='it''s %s'",
        "password: |\n  %s",
        "password:\n  %s",
        "<password>%s</password>",
        "<user><ns:Password type=\"x\">%s</ns:Password></user>",
        "<password><![CDATA[<b>%s]]></password>",
        "<password>%s",
        "<param name=\"password\" value=\"%s\"/>",
        "{\"name\":\"password\",\"value\":\"%s\"}",
        "{\"Key\":\"apiKey\",\"type\":\"x\",\"Value\":\"%s\"}",
        "{\"value\":\"%s\",\"name\":\"password\"}",
        "[Header[name=X-Api-Key, value=%s]]",
        "login --password %s --user bob",
        "[--api-key, %s, x]",
        "pässword=%s"
      })
  void valueBehindANameOfASecret_isHidden(String text) {
    assertHidden(text.formatted("CANARY"), "CANARY");
    assertHidden(text.formatted("CANARYwith-1_2.3+4~"), "CANARY");
  }

  @Test
  void passwordInAUrlThatShouldHaveBeenEncoded_isHidden() {
    assertHidden("https://bob:a/CANARY@host/path", "CANARY");
  }

  @Test
  void passwordWithBlanksAndPunctuation_isHiddenWhole() {
    assertHidden("password: correct horse battery", "horse");
    assertHidden("User[password=a,b;c d, name=bob]", "c d");
    assertThat(redaction.redact("User[password=a,b;c d, name=bob]")).endsWith(", name=bob]");
    assertHidden("{\"password\":\"with \\\" quote\"}", "quote");
  }

  @Test
  void credentialsOfHttp_areHidden() {
    String basic = Base64.getEncoder().encodeToString("bob:pw".getBytes(StandardCharsets.UTF_8));
    assertHidden("Basic " + basic, basic);
    assertHidden("Bearer abc", "abc");
    assertHidden("sent Bearer abcdefghijklmnopqrst in vain", "abcdefghijklmnopqrst");
  }

  @Test
  void privateKey_isHiddenWithItsArmour() {
    String pem = "-----BEGIN RSA PRIVATE KEY-----\nMIIabc\nabc\n-----END RSA PRIVATE KEY-----";
    assertHidden("key:\n" + pem + "\nend", "MIIabc");
    assertThat(redaction.redact("a " + pem + " z")).startsWith("a [").endsWith("] z");
    assertHidden(pem.substring(0, 40), "MIIabc");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "order 4711",
        "1234567890123456",
        "4111111111111112",
        "2026-11-24T00:00:00.000000Z",
        "id 550e8400-e29b-41d4-a716-446655440000",
        "the bearer bonds",
        "basic training",
        "a@b",
        "@Override",
        "https://example.com/path?page=2#top",
        "http://example.com:8080/@user",
        "Task[id=1, title=buy milk, status=PENDING]",
        "-----BEGIN CERTIFICATE-----\nMIIabc\n-----END CERTIFICATE-----",
        "eyJ is how tokens begin",
        "key=value; other=thing",
        "sk-learn is a library",
        "a List<Token> was empty",
        "Map<Secret> a Map<Secret> b",
        "--password --user",
        "x--password y",
        "{\"name\":\"colour\",\"value\":\"red\"}",
        "{\"name\":\"password\"},{\"value\":\"red\"}",
        "{\"value\":\"red\"},{\"name\":\"password\"}",
        "<password/>"
      })
  void ordinaryText_staysTheSameObject(String text) {
    assertThat(redaction.redact(text)).isSameAs(text);
  }

  @Test
  void whatMayHoldRulesOut_isKeptByRedact() {
    for (String text : new String[] {"hello", "red widget", "ORD-12345", "PENDING", "ab"}) {
      assertThat(redaction.redact(text)).isSameAs(text);
      assertThat(redaction.mayHold(text, Redaction.JOINER | Redaction.DIGIT)).isFalse();
    }
  }

  @Test
  void equalSecrets_haveEqualTokens_whereverTheyStand() {
    String token = redaction.token("hunter2");

    assertThat(token).matches("\\[redacted:[0-9a-f]{16}]");
    assertThat(redaction.redact("password=hunter2")).isEqualTo("password=" + token);
    assertThat(redaction.redact("{\"pwd\":\"hunter2\"}")).isEqualTo("{\"pwd\":\"" + token + "\"}");
    assertThat(redaction.redact("4111-1111-1111-1111"))
        .isEqualTo(redaction.token("4111111111111111"));
    assertThat(redaction.token("hunter3")).isNotEqualTo(token);
  }

  @Test
  void redactedText_staysAsItIsWhenRedactedAgain() {
    String once = redaction.redact("password=hunter2, {\"token\":\"a b\"} 4111111111111111");

    assertThat(redaction.redact(once)).isSameAs(once);
  }

  @Test
  void tokens_dependOnTheKey() {
    Redaction other =
        Redaction.builder().key("fedcba9876543210".getBytes(StandardCharsets.UTF_8)).build();

    assertThat(other.token("hunter2")).isNotEqualTo(redaction.token("hunter2"));
    assertThat(Redaction.builder().key(KEY).build().token("hunter2"))
        .isEqualTo(redaction.token("hunter2"));
  }

  @Test
  void secretThatWasEscapedForLike_isHidden() {
    assertHidden("%ghp!_abcdefghijklmnopqrstuvwxyz%", "abcdef");
    assertHidden("%eyJhbGciOiJI\\_CANARY%", "CANARY");
    assertThat(redaction.redact("a!_b")).isEqualTo("a!_b");
  }

  @Test
  void secretsInUrls_areFoundThoughTheyAreEncoded() {
    assertHidden("https://host/?mail=bob%40example.com", "bob");
    assertThat(UrlText.redactedQuery("a=1&api%5Fkey=x%20y&q=password%3DCANARY&b", redaction))
        .isEqualTo(
            "a=1&api%5Fkey="
                + redaction.token("x y")
                + "&q=password%3D"
                + URLEncoder.encode(redaction.token("CANARY"), StandardCharsets.UTF_8)
                + "&b");
    assertThat(UrlText.redactedPath("/users/bob%40example.com/%C3%A4", redaction))
        .isEqualTo(
            "/users/"
                + URLEncoder.encode(redaction.token("bob@example.com"), StandardCharsets.UTF_8)
                + "/%C3%A4");
    assertThat(UrlText.redactedQuery("%zz&x=%", redaction)).isEqualTo("%zz&x=%");
    assertThat(UrlText.redactedQuery(null, redaction)).isNull();
  }

  @Test
  void keyFile_isMadeOnceAndForItsOwnerOnly(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("redaction.key");

    String token = Redaction.builder().keyFile(file).build().token("hunter2");

    assertThat(Redaction.builder().keyFile(file).build().token("hunter2")).isEqualTo(token);
    assertThat(Files.getPosixFilePermissions(file))
        .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void shortKey_isRefused() {
    assertThatThrownBy(() -> Redaction.builder().key(new byte[15]))
        .hasMessage("key must have at least 16 bytes, had: 15");
  }

  @Test
  void keyFileThatCannotBeUsed_isToldInOneLine(@TempDir Path folder) throws Exception {
    Path text = Files.writeString(folder.resolve("short"), "short");
    Path missing = folder.resolve("no").resolve("key");

    assertThatThrownBy(() -> Redaction.builder().keyFile(text))
        .hasMessage("key file " + text + " must have at least 16 bytes, had: 5");
    assertThatThrownBy(() -> Redaction.builder().keyFile(folder))
        .hasMessage("key file " + folder + " cannot be used: it is a folder");
    assertThatThrownBy(() -> Redaction.builder().keyFile(missing))
        .hasMessage(
            "key file " + missing + " cannot be used: there is no folder " + missing.getParent());
  }

  @Test
  void namesOfTheUser_areFoundAndKept() {
    Redaction own = Redaction.builder().names("shoe_size").keepNames("deviceToken").build();

    assertThat(own.isSecret(null, "customerShoeSize")).isTrue();
    assertThat(own.redact("shoeSize=XXL")).doesNotContain("XXL");
    assertThat(own.isSecret(null, "device_token")).isFalse();
    assertThat(own.isSecret(null, "password")).isTrue();
  }

  @Test
  void ruleOfTheUser_isAsked() {
    Redaction own =
        Redaction.builder()
            .rule((type, name) -> type == String.class && name.startsWith("x"))
            .build();

    assertThat(own.isSecret(String.class, "xyz")).isTrue();
    assertThat(own.isSecret(Integer.class, "xyz")).isFalse();
  }

  @Test
  void patternOfTheUser_isReplaced() {
    Redaction own = Redaction.builder().key(KEY).pattern(Pattern.compile("CUST-\\d+")).build();

    assertThat(own.redact("for CUST-17 and CUST-18!"))
        .isEqualTo("for " + own.token("CUST-17") + " and " + own.token("CUST-18") + "!");
    assertThat(own.mayHold("CUST-1", 0)).isTrue();
  }

  @Test
  void patternThatBacktracksForEver_costsTheTextAndNoTime() {
    Redaction own = Redaction.builder().key(KEY).pattern(Pattern.compile("(a+)+$")).build();
    String text = "a".repeat(5_000) + "!";

    assertThat(own.redact(text)).isEqualTo(own.token(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1 ",
        "1-",
        "@",
        "a@",
        "a.",
        "://",
        ":",
        "=",
        "password=",
        "password:\"",
        "\\\"",
        "-----BEGIN ",
        "-----BEGIN PRIVATE KEY",
        "eyJ",
        "bearer ",
        "basic ",
        "sk-",
        "a=b,",
        " '",
        "4111 ",
        "<",
        "<pw>",
        "a<pw>",
        "--pw ",
        "pw=(",
        "pw=a(",
        "value:[",
        "value:",
        "name:value:",
        "name:pw",
        "pw:\n ",
        "pw:\\\"",
        "[{\"",
        "Basic dXNlcjpw "
      })
  void hostileRepetition_takesTimeInProportion(String part) {
    // Were it quadratic, a million characters would take minutes.
    String text = part.repeat(1_000_000 / part.length());
    redaction.redact(text);
  }

  private void assertHidden(String text, String secret) {
    assertThat(redaction.redact(text)).as(text).doesNotContain(secret).contains("[redacted:");
  }
}
