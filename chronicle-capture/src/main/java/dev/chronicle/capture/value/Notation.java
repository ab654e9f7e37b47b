package dev.chronicle.capture.value;

import dev.chronicle.call.Loss.Reason;
import java.nio.charset.StandardCharsets;

/**
 * What Chronicle itself says within the JSON of a value, apart from the application's own keys.
 *
 * @param json gets what is said
 */
record Notation(JsonBuffer json) {
  /** Key of a type id. */
  static final String TYPE = "@type";

  /** Key of what a type id belongs to, unless that is a JSON object. */
  static final String VALUE = "@value";

  /** Key of a path to the same object. */
  static final String REF = "@ref";

  /** Key of a reason, in place of what was lost. */
  static final String LOST = "@lost";

  private static final byte[] OPEN_TYPE = ascii("{\"@type\":");
  private static final byte[] THEN_VALUE = ascii(",\"@value\":");
  private static final byte[] OPEN_REF = ascii("{\"@ref\":");
  private static final byte[] OPEN_LOST = ascii("{\"@lost\":\"");
  private static final byte[] THEN_TYPE = ascii("\",\"@type\":");
  private static final byte[] NULL = ascii("null");

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Returns the key of the application's as it stands in JSON: apart from Chronicle's own. */
  static String escapeKey(String key) {
    return key.startsWith("@") ? "@" + key : key;
  }

  /** Takes back {@link #escapeKey}. */
  static String unescapeKey(String key) {
    return key.startsWith("@") ? key.substring(1) : key;
  }

  void nothing() {
    json.raw(NULL);
  }

  void openTag(String id) {
    openTyped(id);
    json.raw(THEN_VALUE);
  }

  /** Opens an object with a member of Chronicle's own, and a value to follow. */
  void openWithValue(String key, String text) {
    json.raw('{');
    json.string(key);
    json.raw(':');
    json.string(text);
    json.raw(THEN_VALUE);
  }

  /** Opens an object that carries its type id as its first member. */
  void openTyped(String id) {
    json.raw(OPEN_TYPE);
    json.string(id);
  }

  void closeTag() {
    json.raw('}');
  }

  /** Writes where the same object stands already. */
  void reference(String path) {
    json.raw(OPEN_REF);
    json.string(path);
    json.raw('}');
  }

  /** Writes why something is not there, and what it was. */
  void lost(Reason reason, String description) {
    json.raw(OPEN_LOST);
    json.raw(reason.name());
    json.raw(THEN_TYPE);
    json.string(description);
    json.raw('}');
  }
}
