package dev.chronicle.demo.http;

import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Says in words of JSON what a Java type is read from. */
final class JsonKind {
  private static final Set<Class<?>> WHOLE =
      Set.of(
          byte.class,
          short.class,
          int.class,
          long.class,
          Byte.class,
          Short.class,
          Integer.class,
          Long.class);

  private JsonKind() {}

  /** Returns what a caller must send for this type: {@code a whole number}. */
  static String of(Class<?> type) {
    if (type.isEnum()) {
      return "one of " + constants(type);
    }
    if (WHOLE.contains(type)) {
      return "a whole number";
    }
    if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    }
    if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
      return "a number";
    }
    if (CharSequence.class.isAssignableFrom(type)) {
      return "a string";
    }
    if (Temporal.class.isAssignableFrom(type)) {
      return "a time, such as 2026-01-31T12:00:00Z";
    }
    return type.isArray() || Collection.class.isAssignableFrom(type) ? "an array" : "an object";
  }

  private static String constants(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }
}
