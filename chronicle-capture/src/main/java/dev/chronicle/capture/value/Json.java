package dev.chronicle.capture.value;

import java.util.List;
import java.util.Map;

/** JSON as it was written, the digits of its numbers included. */
sealed interface Json {

  /** A JSON object, in the order of its text. */
  record Members(Map<String, Json> byName) implements Json {}

  /** A JSON array. */
  record Items(List<Json> list) implements Json {}

  /** A JSON string, unescaped. */
  record Text(String text) implements Json {}

  /** A JSON number, as it stands in the text. */
  record Digits(String text) implements Json {}

  /** {@code true} or {@code false}. */
  record Truth(boolean value) implements Json {}

  /** {@code null}. */
  record Null() implements Json {}
}
