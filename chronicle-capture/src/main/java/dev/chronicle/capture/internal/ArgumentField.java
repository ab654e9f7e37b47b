package dev.chronicle.capture.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads one value out of a call's arguments: a field, record component or map key, however deep.
 * Reads fields, not getters, and of maps only the JDK's, so that no code of the application's runs.
 *
 * @param argument number of the argument, from 0
 * @param path names that lead to the value from there; empty if it is the argument itself
 */
record ArgumentField(int argument, List<String> path) {
  private static final int MOST_CHARACTERS = 200;

  private static final ClassValue<Map<String, Optional<MethodHandle>>> FIELDS =
      new ClassValue<>() {
        @Override
        protected Map<String, Optional<MethodHandle>> computeValue(Class<?> type) {
          return new ConcurrentHashMap<>();
        }
      };

  /**
   * Returns the value as text, cut after 200 characters; {@code null} if it is {@code null}, not
   * there, or not a single value. Never throws.
   */
  String read(Object[] arguments) {
    try {
      Object at = arguments[argument];
      for (String name : path) {
        at = step(at, name);
      }
      String text = text(at);
      return text == null || text.length() <= MOST_CHARACTERS
          ? text
          : text.substring(0, MOST_CHARACTERS);
    } catch (Throwable unreadable) {
      return null;
    }
  }

  private static Object step(Object from, String name) throws Throwable {
    if (from == null) {
      return null;
    }
    if (from instanceof JsonNode node) {
      return node.get(name);
    }
    if (from instanceof Map<?, ?> map) {
      return isOfJdk(map) ? map.get(name) : null;
    }
    Optional<MethodHandle> field =
        FIELDS.get(from.getClass()).computeIfAbsent(name, key -> field(from.getClass(), key));
    return field.isPresent() ? (Object) field.get().invokeExact(from) : null;
  }

  private static String text(Object value) {
    if (value instanceof Enum<?> constant) {
      return constant.name();
    }
    if (value instanceof JsonNode node) {
      return node.isValueNode() && !node.isNull() ? node.asText() : null;
    }
    boolean isSingle =
        value instanceof String
            || value instanceof Boolean
            || value instanceof Character
            || value instanceof UUID
            || (value instanceof Number && isOfJdk(value));
    return isSingle ? value.toString() : null;
  }

  private static boolean isOfJdk(Object value) {
    return value.getClass().getClassLoader() == null;
  }

  private static Optional<MethodHandle> field(Class<?> type, String name) {
    for (Class<?> at = type; at != null; at = at.getSuperclass()) {
      for (Field field : at.getDeclaredFields()) {
        if (field.getName().equals(name) && !Modifier.isStatic(field.getModifiers())) {
          return getter(field);
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<MethodHandle> getter(Field field) {
    try {
      return Optional.of(
          MethodHandles.privateLookupIn(field.getDeclaringClass(), MethodHandles.lookup())
              .unreflectGetter(field)
              .asType(MethodType.methodType(Object.class, Object.class)));
    } catch (IllegalAccessException closedModule) {
      return Optional.empty();
    }
  }
}
