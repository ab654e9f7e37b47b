package dev.chronicle.capture.redaction;

import dev.chronicle.capture.value.Redactor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What is kept out of recordings. Immutable and thread-safe.
 *
 * <p>Unless told otherwise: what stands under about a hundred names, such as {@code password} or
 * {@code X-Api-Key}; and, in any text, payment cards, JSON Web Tokens, bearer and basic
 * credentials, private keys, keys of cloud services, user and password in URLs, e-mail addresses,
 * and values behind one of the names.
 *
 * <p>In place of a secret stands a token, {@code [redacted:4f3a9c1b2d5e6f70]}: a keyed hash, so
 * that equal secrets stay equal and cannot be guessed. Its key comes from the builder, else from
 * the environment variable {@code CHRONICLE_REDACTION_KEY}, else it is made anew for each process;
 * tokens of different keys do not compare.
 */
public final class Redaction implements Redactor {
  private static final int SHORTEST_MARKED = 3;
  private static final int SHORTEST_JOINED = 13;
  private static final int SHORTEST_PLAIN = 20;
  private static final int SHORTEST_SCHEME = 7;

  private final SecretNames names;
  private final List<RedactionRule> rules;
  private final List<UserPattern> patterns;
  private final Tokens tokens;
  private final TextScanner scanner;

  private Redaction(Builder builder) {
    this.names = new SecretNames(builder.names, builder.kept);
    this.rules = List.copyOf(builder.rules);
    this.patterns = List.copyOf(builder.patterns);
    this.tokens = new Tokens(builder.key());
    this.scanner = new TextScanner(names::contains, tokens::token);
  }

  /**
   * Says whether the environment gives a key, so that tokens of this process and of others that
   * have the same one compare.
   */
  public static boolean isKeyInEnvironment() {
    return TokenKey.fromEnvironment().isPresent();
  }

  /** Says whether a token of a secret stands in a text. */
  public static boolean isIn(String text) {
    for (int at = text.indexOf('['); at >= 0; at = text.indexOf('[', at + 1)) {
      if (Tokens.isAt(text, at)) {
        return true;
      }
    }
    return false;
  }

  /** Starts a description that has all defaults already. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public boolean isSecret(Class<?> declaringClass, String name) {
    if (names.contains(name)) {
      return true;
    }
    for (RedactionRule rule : rules) {
      if (rule.isSecret(declaringClass, name)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean mayHold(String text, int characters) {
    int length = text.length();
    if (length < SHORTEST_MARKED) {
      return false;
    }
    return (characters & MARK) != 0
        || length >= SHORTEST_PLAIN
        || (length >= SHORTEST_JOINED && (characters & (DIGIT | JOINER)) != 0)
        || (length >= SHORTEST_SCHEME && mayHoldWord(text, characters))
        || !patterns.isEmpty();
  }

  /** Says whether a short text may be of a scheme or an option of a command line. */
  private static boolean mayHoldWord(String text, int characters) {
    return (text.charAt(0) | ' ') == 'b' || ((characters & JOINER) != 0 && text.contains("--"));
  }

  @Override
  public String redact(String text) {
    String kept = redactEscaped(scanner.redact(text));
    for (UserPattern pattern : patterns) {
      kept = pattern.redact(kept, tokens::token);
    }
    return kept;
  }

  /** Looks at what SQL's {@code LIKE} is asked for, {@code ghp!_…}, as it was before. */
  private String redactEscaped(String text) {
    String plain = LikePattern.unescaped(text);
    String kept = plain.equals(text) ? text : scanner.redact(plain);
    return kept.equals(plain) ? text : kept;
  }

  @Override
  public String token(String secret) {
    return tokens.token(secret);
  }

  /** Describes a {@link Redaction}. Not thread-safe. */
  public static final class Builder {
    private final Set<String> names = new HashSet<>(DefaultNames.SECRET);
    private final Set<String> kept = new HashSet<>(DefaultNames.KEPT);
    private final List<RedactionRule> rules = new ArrayList<>();
    private final List<UserPattern> patterns = new ArrayList<>();
    private byte[] key;

    private Builder() {}

    /**
     * Adds names of parameters, fields and map keys that hold secrets. Case and separators do not
     * matter, and {@code token} stands for {@code deviceToken} too.
     */
    public Builder names(String... names) {
      this.names.addAll(List.of(names));
      return this;
    }

    /** Says that names which look like those of secrets are none. */
    public Builder keepNames(String... names) {
      this.kept.addAll(List.of(names));
      return this;
    }

    /**
     * Adds a pattern of secrets in texts. If matching takes too long, the whole text is redacted.
     */
    public Builder pattern(Pattern pattern) {
      this.patterns.add(
          new UserPattern(Objects.requireNonNull(pattern, "pattern must not be null")));
      return this;
    }

    /** Adds a rule that says by class and name what is secret. */
    public Builder rule(RedactionRule rule) {
      this.rules.add(Objects.requireNonNull(rule, "rule must not be null"));
      return this;
    }

    /**
     * Sets the key of the tokens. Keep it where the recordings are not.
     *
     * @throws IllegalArgumentException if it has fewer than 16 bytes
     */
    public Builder key(byte[] key) {
      this.key = TokenKey.checked("key", key);
      return this;
    }

    /**
     * Takes the key of the tokens from a file, and makes that first, readable for its owner alone,
     * if it is not there. {@code CHRONICLE_REDACTION_KEY} goes first where it is set.
     *
     * @throws java.io.UncheckedIOException if it cannot be read or made
     * @throws IllegalArgumentException if it has fewer than 16 bytes
     */
    public Builder keyFile(Path file) {
      this.key = TokenKey.fromEnvironment().orElseGet(() -> TokenKey.ofFile(file));
      return this;
    }

    private byte[] key() {
      return key != null ? key : TokenKey.fromEnvironment().orElseGet(TokenKey::random);
    }

    /** Returns the description. */
    public Redaction build() {
      return new Redaction(this);
    }
  }
}
