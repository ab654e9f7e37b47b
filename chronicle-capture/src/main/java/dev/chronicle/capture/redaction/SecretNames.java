package dev.chronicle.capture.redaction;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Tells the names that secrets go by, whatever their case and separators: {@code api_key}, {@code
 * X-Api-Key} and {@code stripeApiKey} alike.
 *
 * <p>A name is secret if it is a listed one, or ends with a listed one at the start of a word, or,
 * where the listed one is long enough to be no part of another word, ends with it anywhere.
 * Immutable but for a small cache; thread-safe.
 */
final class SecretNames {
  /** Only the end of a longer name is looked at. */
  private static final int MAX_LENGTH = 128;

  /** Names of at least this length are found within words, {@code dbpassword}. */
  private static final int LONG = 6;

  private static final int CACHED = 1024;
  private static final char LAST_OF_ASCII = 127;
  private static final char DOTLESS_I = '\u0131';
  private static final List<String> PREFIXES = List.of("x", "http");

  /** Names that say nothing where other words stand before them. */
  private static final Set<String> ONLY_ALONE =
      Set.of("auth", "authorization", "cookie", "pan", "pass", "pw", "salt", "sig");

  private final Set<String> secret;
  private final Set<String> kept;
  private final Known[] cache = new Known[CACHED];

  /** What was found out about a name. */
  private record Known(String name, boolean isSecret) {}

  /**
   * A set of names.
   *
   * @param secret names of secrets, in any spelling
   * @param kept names that are none, though they may look like it
   */
  SecretNames(Set<String> secret, Set<String> kept) {
    this.secret = folded(secret);
    this.kept = folded(kept);
  }

  private static Set<String> folded(Set<String> names) {
    Set<String> folded = new HashSet<>();
    names.forEach(name -> folded.add(fold(name)));
    return Set.copyOf(folded);
  }

  /** Returns the letters and digits of a name in lower case. */
  static String fold(String spelled) {
    String name = plain(spelled);
    StringBuilder folded = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (Character.isLetterOrDigit(c)) {
        folded.append(Character.toLowerCase(c));
      }
    }
    return folded.toString();
  }

  /** Returns a name without what only its looks tell from another: wide letters, accents. */
  private static String plain(String name) {
    if (name.chars().allMatch(c -> c <= LAST_OF_ASCII)) {
      return name;
    }
    String decomposed = Normalizer.normalize(name, Normalizer.Form.NFKD);
    StringBuilder plain = new StringBuilder(decomposed.length());
    for (int i = 0; i < decomposed.length(); i++) {
      char c = decomposed.charAt(i);
      int type = Character.getType(c);
      if (type != Character.NON_SPACING_MARK && type != Character.FORMAT) {
        plain.append(c == DOTLESS_I ? 'i' : c);
      }
    }
    return plain.toString();
  }

  boolean contains(String name) {
    int slot = name.hashCode() & (CACHED - 1);
    Known known = cache[slot];
    if (known == null || !known.name.equals(name)) {
      known = new Known(name, find(name));
      if (name.length() <= MAX_LENGTH) {
        cache[slot] = known;
      }
    }
    return known.isSecret;
  }

  private boolean find(String name) {
    String end =
        plain(name.length() <= MAX_LENGTH ? name : name.substring(name.length() - MAX_LENGTH));
    String folded = fold(end);
    if (kept.contains(folded)) {
      return false;
    }
    if (isListed(folded) || isListed(fold(withoutPrefix(end)))) {
      return true;
    }
    return (endsWithLongOne(folded) || endsWithListedWord(end)) && !endsWithKept(folded);
  }

  /** Returns what stands behind the prefix that headers have of their own or in an environment. */
  private static String withoutPrefix(String name) {
    for (String prefix : PREFIXES) {
      int length = prefix.length();
      if (name.length() > length
          && name.regionMatches(true, 0, prefix, 0, length)
          && !Character.isLetterOrDigit(name.charAt(length))) {
        return name.substring(length);
      }
    }
    return name;
  }

  private boolean endsWithLongOne(String folded) {
    String singular = folded.endsWith("s") ? folded.substring(0, folded.length() - 1) : folded;
    return endsWithListed(folded) || endsWithListed(singular);
  }

  private boolean endsWithListed(String folded) {
    for (int i = 1; i <= folded.length() - LONG; i++) {
      String suffix = folded.substring(i);
      if (secret.contains(suffix) && !ONLY_ALONE.contains(suffix)) {
        return true;
      }
    }
    return false;
  }

  /** Says whether a name is on the list, or is the plural of one. */
  private boolean isListed(String folded) {
    return secret.contains(folded)
        || (folded.endsWith("s")
            && folded.length() > LONG - 1
            && !folded.endsWith("ss")
            && secret.contains(folded.substring(0, folded.length() - 1)));
  }

  private boolean endsWithListedWord(String name) {
    for (int i = 1; i < name.length(); i++) {
      if (startsWord(name, i)) {
        String word = fold(name.substring(i));
        if (secret.contains(word) && !ONLY_ALONE.contains(word)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean startsWord(String name, int at) {
    char before = name.charAt(at - 1);
    char c = name.charAt(at);
    return !Character.isLetterOrDigit(before)
        || (Character.isUpperCase(c) && !Character.isUpperCase(before));
  }

  private boolean endsWithKept(String folded) {
    return kept.stream().anyMatch(folded::endsWith);
  }
}
