package dev.chronicle.capture.jdbc;

import dev.chronicle.call.Loss;

/**
 * What the application got of one field of a row, once or, by different getters, in turn.
 *
 * @param type the class of the value; {@code null} for {@code null}
 * @param json the value, written down
 * @param isPlain whether it is of the class that its column names, and so written without it
 * @param lost what it is not exactly; {@code null} if it is
 * @param before what was got before; {@code null} for nothing
 */
record Reading(Class<?> type, String json, boolean isPlain, Loss.Reason lost, Reading before) {

  /** Says whether a value of a class was got. */
  boolean has(Class<?> wanted) {
    return type == null || type == wanted || (before != null && before.has(wanted));
  }

  /** Returns the field as it stands in a recorded row. */
  String field() {
    if (before == null && isPlain && lost == null) {
      return json;
    }
    return "[" + entries() + "]";
  }

  private String entries() {
    return before == null ? entry() : before.entries() + "," + entry();
  }

  private String entry() {
    String value = (isPlain ? "{\"as\":" : "{\"is\":") + json;
    return lost == null ? value + "}" : value + ",\"lost\":\"" + lost + "\"}";
  }
}
