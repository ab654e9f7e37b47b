package dev.chronicle.capture.value;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** Forms of enums: a constant is written by its name, or by the one that Jackson would give it. */
final class Enums {
  private Enums() {}

  /** Returns the enum that a class is, or is the body of a constant of; {@code null} if none. */
  static Class<?> declaring(Class<?> type) {
    if (type.isEnum()) {
      return type;
    }
    Class<?> parent = type.getSuperclass();
    return parent != null && parent.isEnum() ? parent : null;
  }

  static Form form(Class<?> type) {
    return formOf(type.asSubclass(Enum.class));
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // Enum's own bound cannot be met by a wildcard
  private static Form formOf(Class<? extends Enum> type) {
    Map<Enum<?>, String> names = new EnumMap(type);
    Map<String, Enum<?>> byName = new HashMap<>();
    for (Enum<?> constant : type.getEnumConstants()) {
      Names name = Names.of(constant);
      names.put(constant, name.name());
      byName.put(name.name(), constant);
      name.aliases().forEach(alias -> byName.putIfAbsent(alias, constant));
    }
    return ScalarForm.quoted(
        (Class<Enum<?>>) (Class<?>) type, names::get, text -> constant(type, byName, text));
  }

  private static Enum<?> constant(Class<?> type, Map<String, Enum<?>> byName, String text) {
    Enum<?> constant = byName.get(text);
    if (constant == null) {
      throw new IllegalArgumentException("no such constant of " + type.getName());
    }
    return constant;
  }
}
