package dev.chronicle.capture.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every beginning by which services let their keys be told, one by one. */
class ServiceKeysTest {
  private static final int LONG = 64 * 1024;
  private static final String BODY = "Ab3dEf6hIjKl9nOpQrSt2vWxYz4BcDeF";

  private final ServiceKeys keys = new ServiceKeys();

  /** What the service writes, and how many characters make it a key. */
  @ParameterizedTest
  @CsvSource({
    "eyJ, 10",
    "AKIA, 16",
    "ASIA, 16",
    "ABIA, 16",
    "ACCA, 16",
    "AIza, 30",
    "ya29., 20",
    "GOCSPX-, 20",
    "ghp_, 20",
    "gho_, 20",
    "ghu_, 20",
    "ghs_, 20",
    "ghr_, 20",
    "github_pat_, 20",
    "glpat-, 16",
    "xoxb-, 10",
    "xoxp-, 10",
    "xoxa-, 10",
    "xoxe-, 10",
    "xoxe., 10",
    "xoxr-, 10",
    "xoxs-, 10",
    "xapp-, 10",
    "sk_live_, 10",
    "sk_test_, 10",
    "rk_live_, 10",
    "rk_test_, 10",
    "whsec_, 16",
    "sk-, 20",
    "SG., 20",
    "shpat_, 20",
    "shpss_, 20",
    "npm_, 30",
    "pypi-, 30",
    "dop_v1_, 30",
    "hvs., 20",
    "hf_, 30",
  })
  void keyOfAService_isFoundWhole_andNothingShorterIs(String start, int least) {
    String key = start + BODY.substring(0, least);

    assertThat(found("see " + key + ", please", 4)).isEqualTo(key);
    assertThat(found(key, 0)).isEqualTo(key);
    assertThat(found(key.substring(0, key.length() - 1), 0)).isNull();
    assertThat(found(start + " " + BODY, 0)).isNull();
    assertThat(found(start.substring(0, start.length() - 1) + "!" + BODY, 0)).isNull();
  }

  @ParameterizedTest
  @CsvSource({"eyJ", "AKIA", "xoxb-", "sk_live_", "SG.", "github_pat_"})
  void endlessBeginnings_areOneKey(String start) {
    String text = start.repeat(LONG / start.length());

    assertThat(found(text, 0)).isEqualTo(text);
    assertThat(Redaction.builder().key(new byte[32]).build().redact(text + " and " + start))
        .doesNotContain(text);
  }

  private String found(String text, int at) {
    if (!ServiceKeys.mayStart(text.charAt(at))) {
      return null;
    }
    Detector.Span span = keys.find(text, 0, at);
    return span == null ? null : text.substring(span.start(), span.end());
  }
}
