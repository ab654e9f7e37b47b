package dev.chronicle.capture.value;

import java.util.ArrayList;
import java.util.List;

/**
 * Strings that one call has shown to be secret by where they stood, so that they are known where
 * they turn up again, in an exception's message say. A few, and not for longer than the call. Not
 * thread-safe.
 */
final class KnownSecrets {
  private static final int MOST = 16;

  /** A shorter one might be a part of ordinary words. */
  private static final int SHORTEST = 6;

  private static final int LONGEST = 4096;

  private List<String> secrets = List.of();

  void add(String secret) {
    int length = secret.length();
    if (secrets.size() < MOST
        && length >= SHORTEST
        && length <= LONGEST
        && !secrets.contains(secret)) {
      if (secrets.isEmpty()) {
        secrets = new ArrayList<>();
      }
      secrets.add(secret);
    }
  }

  void clear() {
    secrets = List.of();
  }

  boolean isEmpty() {
    return secrets.isEmpty();
  }

  /** Returns the text itself if none of the secrets is in it, else with tokens in their place. */
  String hide(String text, Redactor redactor) {
    String kept = text;
    for (String secret : secrets) {
      if (kept.contains(secret)) {
        kept = kept.replace(secret, redactor.token(secret));
      }
    }
    return kept;
  }
}
