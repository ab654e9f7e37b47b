package dev.chronicle.capture.value;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * Strings that a call has shown to be secret by where they stood, so that they are known wherever
 * they turn up: in an exception's message, say, or under another name. What a call shows is known
 * to the calls that it makes from then on and, in the end, to those that it was made by. A few, the
 * latest, and not for longer than the call. Thread-safe.
 */
final class KnownSecrets {
  private static final int MOST = 16;

  /** A shorter one might be a part of ordinary words. */
  private static final int SHORTEST = 6;

  /** The same for a part of something secret, which need not be secret by itself. */
  private static final int SHORTEST_PART = 12;

  /** The same for a number. */
  private static final int SHORTEST_NUMBER = 8;

  private static final int LONGEST = 4096;
  private static final KnownSecret[] NONE = {};

  /** Stands in the place of the secrets when they are forgotten, for good. */
  private static final KnownSecret[] FORGOTTEN = {};

  private static final VarHandle SECRETS = secretsField();

  private KnownSecrets ofCaller;

  /** {@code null} for none: to set a volatile field in the constructor costs a fence. */
  private volatile KnownSecret[] secrets;

  /**
   * Those of a call.
   *
   * @param ofCaller those of the call that it is made by; {@code null} if there is none
   */
  KnownSecrets(KnownSecrets ofCaller) {
    this.ofCaller = ofCaller;
    if (ofCaller != null) {
      KnownSecret[] known = ofCaller.secrets;
      if (known != null && known != FORGOTTEN) {
        secrets = known;
      }
      ofCaller.skipForgotten();
    }
  }

  /** Lets go of callers that have ended, but not of theirs: a chain of forks is endless. */
  private void skipForgotten() {
    KnownSecrets nearest = ofCaller;
    while (nearest != null && nearest.isForgotten()) {
      nearest = nearest.ofCaller;
    }
    ofCaller = nearest;
  }

  void add(String secret) {
    int length = secret.length();
    if (length >= SHORTEST && length <= LONGEST && !knows(secret)) {
      KnownSecret known = new KnownSecret(secret);
      for (KnownSecrets each = this; each != null && !each.knows(secret); each = each.ofCaller) {
        each.add(known);
      }
    }
  }

  /** Adds a string that was found within something secret. */
  void addPart(String part) {
    if (part.length() >= SHORTEST_PART) {
      add(part);
    }
  }

  private KnownSecret[] all() {
    KnownSecret[] known = secrets;
    return known == null ? NONE : known;
  }

  private boolean knows(String secret) {
    for (KnownSecret known : all()) {
      if (known.text().equals(secret)) {
        return true;
      }
    }
    return false;
  }

  private void add(KnownSecret secret) {
    KnownSecret[] before;
    KnownSecret[] after;
    do {
      before = secrets;
      if (before == FORGOTTEN) {
        return;
      }
      after = before == null ? new KnownSecret[] {secret} : withLatest(before, secret);
    } while (!SECRETS.compareAndSet(this, before, after));
  }

  private static KnownSecret[] withLatest(KnownSecret[] known, KnownSecret secret) {
    int left = known.length == MOST ? 1 : 0;
    KnownSecret[] all = Arrays.copyOfRange(known, left, known.length + 1);
    all[all.length - 1] = secret;
    return all;
  }

  /**
   * Forgets all, for good, also what another thread adds at this moment: its compare-and-set comes
   * before this write, which then replaces what it added, or fails. So no fence is needed.
   */
  void clear() {
    SECRETS.setRelease(this, FORGOTTEN);
  }

  private boolean isForgotten() {
    return secrets == FORGOTTEN;
  }

  boolean isEmpty() {
    KnownSecret[] known = secrets;
    return known == null || known == FORGOTTEN;
  }

  /** Says whether a number, given by its digits, is one of them. */
  boolean isSecretNumber(String digits) {
    return digits.length() >= SHORTEST_NUMBER && knows(digits);
  }

  /** Says whether one that is a number may be in a JSON text. */
  boolean mayBeNumberIn(String json) {
    for (KnownSecret known : all()) {
      if (json.contains(known.text()) && isSecretNumber(known.text())) {
        return true;
      }
    }
    return false;
  }

  /** Returns the text itself if none of the secrets is in it, else with tokens in their place. */
  String hide(String text, Redactor redactor) {
    String kept = text;
    for (KnownSecret secret : all()) {
      kept = secret.hide(kept, redactor);
    }
    return kept;
  }

  private static VarHandle secretsField() {
    try {
      return MethodHandles.lookup()
          .findVarHandle(KnownSecrets.class, "secrets", KnownSecret[].class);
    } catch (ReflectiveOperationException impossible) {
      throw new ExceptionInInitializerError(impossible);
    }
  }
}
