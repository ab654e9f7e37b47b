package dev.chronicle.store;

/** Finds chars that stand for half a code point, which UTF-8 has no form for. */
final class Surrogates {
  private Surrogates() {}

  /** Returns JSON text of the same meaning that has a form in UTF-8. */
  static String escapeUnpaired(String json) {
    int unpaired = indexOfUnpaired(json, 0);
    if (unpaired < 0) {
      return json;
    }
    StringBuilder escaped = new StringBuilder(json.length() + 16);
    int copied = 0;
    while (unpaired >= 0) {
      escaped.append(json, copied, unpaired);
      escaped.append("\\u").append(Integer.toHexString(json.charAt(unpaired)));
      copied = unpaired + 1;
      unpaired = indexOfUnpaired(json, copied);
    }
    return escaped.append(json, copied, json.length()).toString();
  }

  private static int indexOfUnpaired(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        boolean paired =
            Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!paired) {
          return i;
        }
        i++;
      }
    }
    return -1;
  }
}
