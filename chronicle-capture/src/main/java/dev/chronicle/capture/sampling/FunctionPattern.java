package dev.chronicle.capture.sampling;

import dev.chronicle.call.FunctionId;
import java.util.Objects;

/**
 * Picks functions by their public name, in which {@code *} stands for any characters: {@code
 * Cart.price}, {@code Cart.*}, {@code *}. Immutable.
 *
 * @param text as above, not blank
 */
public record FunctionPattern(String text) {

  /** Picks every function. */
  public static final FunctionPattern ALL = new FunctionPattern("*");

  public FunctionPattern {
    if (Objects.requireNonNull(text, "text must not be null").isBlank()) {
      throw new IllegalArgumentException("function pattern must not be blank, was: '" + text + "'");
    }
  }

  /** Says whether this picks the function. */
  public boolean matches(FunctionId function) {
    return matches(text, function.name());
  }

  private static boolean matches(String pattern, String name) {
    int p = 0;
    int n = 0;
    int star = -1;
    int afterStar = 0;
    while (n < name.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        afterStar = n;
      } else if (p < pattern.length() && pattern.charAt(p) == name.charAt(n)) {
        p++;
        n++;
      } else if (star >= 0) {
        p = star + 1;
        n = ++afterStar;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }

  @Override
  public String toString() {
    return text;
  }
}
