package dev.chronicle.capture.value;

/** The syntax of paths into a value: {@code $.items[3].note}, {@code $['odd key']}. */
final class JsonPath {
  static final String ROOT = "$";

  private JsonPath() {}

  static void appendMember(StringBuilder path, String name) {
    if (isIdentifier(name)) {
      path.append('.').append(name);
    } else {
      path.append("['").append(name.replace("\\", "\\\\").replace("'", "\\'")).append("']");
    }
  }

  static void appendItem(StringBuilder path, int index) {
    path.append('[').append(index).append(']');
  }

  private static boolean isIdentifier(String name) {
    return !name.isEmpty()
        && Character.isJavaIdentifierStart(name.charAt(0))
        && name.chars().allMatch(Character::isJavaIdentifierPart);
  }
}
