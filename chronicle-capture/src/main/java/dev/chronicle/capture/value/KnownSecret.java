package dev.chronicle.capture.value;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A string that is known to be secret, and how it looks in other clothes. Thread-safe. */
final class KnownSecret {
  private static final int GROUP_BYTES = 3;
  private static final int GROUP_CHARACTERS = 4;
  private static final int SHORTEST_CORE = 8;

  private final String text;
  private volatile Disguises disguises;

  /**
   * Looks of a secret.
   *
   * @param whole each stands for the secret and nothing else
   * @param cores each is a part of base 64 that has the secret within
   */
  private record Disguises(Set<String> whole, Set<String> cores) {}

  KnownSecret(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  /** Returns the text itself if the secret is not in it, else with tokens in its place. */
  String hide(String from, Redactor redactor) {
    if (from.length() < text.length()) {
      return from;
    }
    Disguises known = disguises();
    String kept = from;
    for (String look : known.whole) {
      if (kept.contains(look)) {
        kept = kept.replace(look, redactor.token(text));
      }
    }
    for (String core : known.cores) {
      for (int at = kept.indexOf(core); at >= 0; at = kept.indexOf(core, at)) {
        int start = at;
        while (start > 0 && isBase64(kept.charAt(start - 1))) {
          start--;
        }
        int end = at + core.length();
        while (end < kept.length() && isBase64(kept.charAt(end))) {
          end++;
        }
        String token = redactor.token(kept.substring(start, end));
        kept = kept.substring(0, start) + token + kept.substring(end);
        at = start + token.length();
      }
    }
    return kept;
  }

  private static boolean isBase64(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "+/-_=".indexOf(c) >= 0;
  }

  /** Found out when they are first needed: most secrets turn up once. */
  private Disguises disguises() {
    Disguises known = disguises;
    if (known == null) {
      known = new Disguises(wholes(), cores(text.getBytes(StandardCharsets.UTF_8)));
      disguises = known;
    }
    return known;
  }

  /** Returns the secret itself, in URLs, in patterns of SQL, and each of these in JSON in JSON. */
  private Set<String> wholes() {
    String inUrl = URLEncoder.encode(text, StandardCharsets.UTF_8);
    Set<String> plain = new LinkedHashSet<>(List.of(text));
    plain.add(inUrl);
    plain.add(inUrl.replace("+", "%20"));
    plain.add(text.replace("_", "!_").replace("%", "!%"));
    plain.add(text.replace("_", "\\_").replace("%", "\\%"));
    Set<String> whole = new LinkedHashSet<>(plain);
    plain.forEach(look -> whole.add(inJson(look)));
    plain.forEach(look -> whole.add(inJson(inJson(look))));
    return whole;
  }

  private static String inJson(String look) {
    JsonBuffer json = new JsonBuffer();
    json.string(look);
    String quoted = json.toString();
    return quoted.substring(1, quoted.length() - 1);
  }

  /** Returns what is in base 64 whatever stands before and behind, in both alphabets. */
  private static Set<String> cores(byte[] bytes) {
    Set<String> cores = new LinkedHashSet<>();
    for (int before = 0; before < GROUP_BYTES; before++) {
      byte[] shifted = new byte[before + bytes.length];
      System.arraycopy(bytes, 0, shifted, before, bytes.length);
      String encoded = Base64.getEncoder().withoutPadding().encodeToString(shifted);
      int from = before == 0 ? 0 : before + 1;
      int to = shifted.length / GROUP_BYTES * GROUP_CHARACTERS;
      if (to - from >= SHORTEST_CORE) {
        String core = encoded.substring(from, to);
        cores.add(core);
        cores.add(core.replace('+', '-').replace('/', '_'));
      }
    }
    return cores;
  }
}
