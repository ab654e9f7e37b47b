package dev.chronicle.capture.value;

/**
 * What a member is in an object that names something and gives its value: {@code {"name":
 * "password", "value": "…"}}. There the name that tells a secret is data.
 */
public enum PairRole {
  /** It holds the name: {@code name}, {@code key}, {@code header}, {@code fieldName}, … */
  NAME,
  /** It holds the value: {@code value}, {@code content}, {@code stringValue}, … */
  VALUE,
  /** Neither. */
  NONE;

  private static final int LONGEST = 32;

  /** Returns the role that a member has by its own name, whatever its case. */
  public static PairRole of(String member) {
    int length = member.length();
    return switch (length) {
      case 0, 1, 2 -> NONE;
      case 3 -> one(member, "key") ? NAME : one(member, "val") ? VALUE : NONE;
      case 4 -> one(member, "name") ? NAME : one(member, "data", "text") ? VALUE : NONE;
      case 5 -> one(member, "field", "param") ? NAME : one(member, "value") ? VALUE : NONE;
      default -> length <= LONGEST ? ofLong(member) : NONE;
    };
  }

  private static PairRole ofLong(String member) {
    if (endsWith(member, "value")
        || one(member, "values", "content", "contents", "valueText", "valueString")) {
      return VALUE;
    }
    return endsWith(member, "name")
            || one(member, "header", "option", "setting", "property", "variable")
            || one(member, "parameter", "attribute")
        ? NAME
        : NONE;
  }

  private static boolean one(String member, String... words) {
    for (String word : words) {
      if (member.equalsIgnoreCase(word)) {
        return true;
      }
    }
    return false;
  }

  private static boolean endsWith(String member, String word) {
    return member.regionMatches(true, member.length() - word.length(), word, 0, word.length());
  }
}
