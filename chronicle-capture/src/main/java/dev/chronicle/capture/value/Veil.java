package dev.chronicle.capture.value;

import com.fasterxml.jackson.databind.node.TextNode;

/**
 * What hides secrets in one write: by what the redactor knows of names and looks, and by what the
 * call has shown so far. Can be lifted, to look at what is to be hidden as a whole. Not
 * thread-safe.
 */
final class Veil {
  private static final KnownSecrets NO_SECRETS = new KnownSecrets(null);

  private Redactor redactor = Redactor.NONE;
  private KnownSecrets known = NO_SECRETS;
  private Redactor lifted;
  private KnownSecrets revealed;

  /** Makes ready for a value of a call. */
  void begin(Redactor ofCodec, KnownSecrets ofCall) {
    redactor = ofCodec;
    known = ofCall;
  }

  /** Forgets the call. */
  void end() {
    redactor = Redactor.NONE;
    known = NO_SECRETS;
    lifted = null;
    revealed = null;
  }

  /** Hides nothing until {@link #lower}, and learns the strings that are written meanwhile. */
  void lift() {
    lifted = redactor;
    revealed = known;
    redactor = Redactor.NONE;
    known = NO_SECRETS;
  }

  void lower() {
    redactor = lifted;
    known = revealed;
    lifted = null;
    revealed = null;
  }

  boolean isLifted() {
    return lifted != null;
  }

  /** Notes a string that is written while the veil is lifted. */
  void reveal(String part) {
    if (revealed != null) {
      revealed.addPart(part);
    }
  }

  /** Says whether what stands under a name of the application's data is secret. */
  boolean isSecretName(String name) {
    return redactor.isSecret(null, name);
  }

  /** Says whether a value, as the key of another, makes that a secret. */
  boolean isSecretKey(Object key) {
    String name = nameIn(key);
    return name != null && isSecretName(name);
  }

  /** Returns the name that a value holds for another; {@code null} if it is of no such kind. */
  static String nameIn(Object key) {
    return key instanceof Enum<?> constant ? constant.name() : textOf(key);
  }

  /**
   * Says whether a value is an option of a command line whose argument, which follows, is secret.
   */
  boolean isSecretOption(Object value) {
    String text = textOf(value);
    return text != null
        && text.length() > 2
        && text.charAt(0) == '-'
        && text.indexOf('=') < 0
        && isSecretName(text.substring(text.startsWith("--") ? 2 : 1));
  }

  private static String textOf(Object value) {
    return value instanceof String text
        ? text
        : value instanceof TextNode node ? node.textValue() : null;
  }

  /** Says whether {@link #hide} has to look at a text, as {@link Redactor#mayHold} does. */
  boolean mayHold(String text, int characters) {
    return redactor.mayHold(text, characters) || !known.isEmpty() || revealed != null;
  }

  /** Returns the text itself if there is no secret in it, else with tokens in their place. */
  String hide(String text) {
    return known.hide(redactor.redact(text), redactor);
  }

  /** Says whether a number, given by its digits, is known to be secret. */
  boolean isKnownNumber(String digits) {
    return known.isSecretNumber(digits);
  }

  /** Returns what stands in place of something that is secret altogether, and remembers it. */
  String hideAll(String secret) {
    if (revealed == null) {
      known.add(secret);
    }
    return redactor.token(secret);
  }

  String token(String secret) {
    return redactor.token(secret);
  }
}
