package dev.chronicle.replay.diff;

/** The syntax of paths: {@code $.items[3].note}, {@code $['odd key']}, as losses have it. */
public final class Places {
  private Places() {}

  /** Returns the path of a member of what stands at another. */
  public static String member(String path, String name) {
    return isIdentifier(name)
        ? path + "." + name
        : path + "['" + name.replace("\\", "\\\\").replace("'", "\\'") + "']";
  }

  private static boolean isIdentifier(String name) {
    return !name.isEmpty()
        && Character.isJavaIdentifierStart(name.charAt(0))
        && name.chars().allMatch(Character::isJavaIdentifierPart);
  }
}
