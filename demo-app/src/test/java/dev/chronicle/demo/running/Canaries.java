package dev.chronicle.demo.running;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes secrets that can be told wherever they turn up, and looks for them. Not thread-safe. */
final class Canaries {
  private static final String MARK = "cnry";
  private static final Pattern PLAIN = Pattern.compile("(?i)cnry[a-z0-9]{12}");
  private static final Pattern CARD = Pattern.compile("(?<![0-9])4[0-9]{15}(?![0-9])");
  private static final Pattern BASE_64 = Pattern.compile("[A-Za-z0-9+/_-]{20,}");
  private static final int GROUP = 4;

  private final Random random = new Random(11);
  private final Set<String> made = new HashSet<>();

  int count() {
    return made.size();
  }

  /** Returns a secret that nothing but its place gives away. */
  String text() {
    StringBuilder text = new StringBuilder(MARK);
    for (int i = 0; i < 12; i++) {
      text.append("abcdefghijklmnopqrstuvwxyz0123456789".charAt(random.nextInt(36)));
    }
    made.add(text.toString());
    return text.toString();
  }

  /** Returns a payment card's number. */
  String card() {
    StringBuilder card = new StringBuilder("4");
    while (card.length() < 15) {
      card.append(random.nextInt(10));
    }
    int sum = 0;
    for (int i = 0; i < 15; i++) {
      int digit = card.charAt(i) - '0';
      sum += i % 2 == 1 ? digit : digit * 2 / 10 + digit * 2 % 10;
    }
    card.append((10 - sum % 10) % 10);
    made.add(card.toString());
    return card.toString();
  }

  /** Returns one secret of each kind that its looks give away. */
  List<String> patterns() {
    String userAndPassword = "bob:" + text();
    return List.of(
        card(),
        card().replaceAll("(....)(?=.)", "$1 "),
        "eyJhbGciOiJIUzI1NiJ9." + text() + "." + text(),
        "Bearer " + text(),
        "Basic "
            + Base64.getEncoder().encodeToString(userAndPassword.getBytes(StandardCharsets.UTF_8)),
        "-----BEGIN PRIVATE KEY-----\\n" + text() + "\\n-----END PRIVATE KEY-----",
        "AKIA" + text().toUpperCase(Locale.ROOT),
        "AIza" + text() + text(),
        "ghp_" + text() + "0123456789",
        "glpat-" + text() + "0123456789",
        "xoxb-" + text(),
        "sk_live_" + text(),
        "https://bob:" + text() + "@example.com/a",
        text() + "@example.com",
        "password=" + text(),
        "token: " + text());
  }

  /** Returns the secrets that are in a text, plain, without blanks or in base 64. */
  Set<String> in(String content) {
    Set<String> found = new TreeSet<>(plainIn(content));
    CARD.matcher(content.replaceAll("(?<=[0-9]) (?=[0-9])", ""))
        .results()
        .map(MatchResult::group)
        .filter(made::contains)
        .forEach(found::add);
    Matcher runs = BASE_64.matcher(content);
    while (runs.find()) {
      for (int skipped = 0; skipped < GROUP; skipped++) {
        found.addAll(plainIn(decoded(runs.group().substring(skipped))));
      }
    }
    return found;
  }

  /** Returns the secrets in a text with what stands around each. */
  List<String> tellIn(String content) {
    List<String> told = new ArrayList<>();
    for (String secret : in(content)) {
      int at = content.toLowerCase(Locale.ROOT).indexOf(secret);
      told.add(
          at < 0
              ? secret
              : content.substring(Math.max(0, at - 80), Math.min(content.length(), at + 30)));
    }
    return told;
  }

  private Set<String> plainIn(String content) {
    Set<String> found = new HashSet<>();
    Matcher plain = PLAIN.matcher(content);
    while (plain.find()) {
      String secret = plain.group().toLowerCase(Locale.ROOT);
      if (made.contains(secret)) {
        found.add(secret);
      }
    }
    return found;
  }

  private static String decoded(String run) {
    String whole = run.substring(0, run.length() / GROUP * GROUP);
    byte[] bytes = Base64.getDecoder().decode(whole.replace('-', '+').replace('_', '/'));
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
