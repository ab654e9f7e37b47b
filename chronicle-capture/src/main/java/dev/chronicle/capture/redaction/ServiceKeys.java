package dev.chronicle.capture.redaction;

import java.util.ArrayList;
import java.util.List;

/** Keys that services hand out with a beginning that tells them, and JSON Web Tokens. */
final class ServiceKeys implements Detector {

  /**
   * How the keys of one kind look.
   *
   * @param start what they begin with
   * @param least how many token characters follow at least
   */
  private record Look(String start, int least) {}

  private static final List<Look> LOOKS =
      List.of(
          new Look("eyJ", 10), // JSON Web Token or Encryption: the beginning of {"
          new Look("AKIA", 16), // AWS
          new Look("ASIA", 16),
          new Look("ABIA", 16),
          new Look("ACCA", 16),
          new Look("AIza", 30), // Google
          new Look("ya29.", 20),
          new Look("GOCSPX-", 20),
          new Look("ghp_", 20), // GitHub
          new Look("gho_", 20),
          new Look("ghu_", 20),
          new Look("ghs_", 20),
          new Look("ghr_", 20),
          new Look("github_pat_", 20),
          new Look("glpat-", 16), // GitLab
          new Look("xoxb-", 10), // Slack
          new Look("xoxp-", 10),
          new Look("xoxa-", 10),
          new Look("xoxe-", 10),
          new Look("xoxe.", 10),
          new Look("xoxr-", 10),
          new Look("xoxs-", 10),
          new Look("xapp-", 10),
          new Look("sk_live_", 10), // Stripe
          new Look("sk_test_", 10),
          new Look("rk_live_", 10),
          new Look("rk_test_", 10),
          new Look("whsec_", 16),
          new Look("sk-", 20), // OpenAI, Anthropic
          new Look("SG.", 20), // SendGrid
          new Look("shpat_", 20), // Shopify
          new Look("shpss_", 20),
          new Look("npm_", 30),
          new Look("pypi-", 30),
          new Look("dop_v1_", 30), // DigitalOcean
          new Look("hvs.", 20), // HashiCorp Vault
          new Look("hf_", 30)); // Hugging Face

  private static final int LETTERS = 128;
  private static final Look[][] BY_FIRST = byFirst();

  private static Look[][] byFirst() {
    List<List<Look>> lists = new ArrayList<>();
    for (int i = 0; i < LETTERS; i++) {
      lists.add(new ArrayList<>());
    }
    LOOKS.forEach(look -> lists.get(look.start.charAt(0)).add(look));
    return lists.stream()
        .map(looks -> looks.isEmpty() ? null : looks.toArray(Look[]::new))
        .toArray(Look[][]::new);
  }

  /** Says whether a key may begin with a character. */
  static boolean mayStart(char c) {
    return c < LETTERS && BY_FIRST[c] != null;
  }

  @Override
  public Span find(String text, int from, int at) {
    for (Look look : BY_FIRST[text.charAt(at)]) {
      if (text.startsWith(look.start, at)) {
        int end = Ascii.endOfToken(text, at);
        return end - at >= look.start.length() + look.least ? Span.of(text, at, end) : null;
      }
    }
    return null;
  }
}
