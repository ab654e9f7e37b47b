package dev.chronicle.capture.sampling;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Says in one number what kind of value something is: its type, and roughly what it holds, two
 * levels deep. Collections that are not the JDK's count by type alone, so that no code of the
 * application's runs. Never throws.
 */
final class ValueShape {
  private static final int LEVELS = 2;
  private static final int MOST_KEYS = 32;
  private static final int NULL = 1;
  private static final int EMPTY = 2;
  private static final int FILLED = 3;

  private static final ClassValue<List<MethodHandle>> COMPONENTS =
      new ClassValue<>() {
        @Override
        protected List<MethodHandle> computeValue(Class<?> type) {
          return componentsOf(type);
        }
      };

  private ValueShape() {}

  /** Returns the shape of a call's arguments together. */
  static int of(Object[] arguments) {
    int shape = arguments.length;
    for (Object argument : arguments) {
      shape = 31 * shape + of(argument, LEVELS);
    }
    return shape;
  }

  /** Returns the shape of what a call came to. */
  static int ofOutcome(EndedCall call) {
    return call.error() == null ? of(call.result(), LEVELS) : ~typeOf(call.error());
  }

  private static int of(Object value, int levels) {
    if (value == null) {
      return NULL;
    }
    return 31 * typeOf(value) + contentOf(value, levels);
  }

  private static int typeOf(Object value) {
    return value.getClass().getName().hashCode();
  }

  private static int contentOf(Object value, int levels) {
    if (value instanceof CharSequence text) {
      return value instanceof String && text.isEmpty() ? EMPTY : FILLED;
    }
    if (value instanceof Boolean) {
      return value.hashCode();
    }
    if (value instanceof Enum<?> constant) {
      return constant.name().hashCode();
    }
    if (value instanceof Long || value instanceof Integer || value instanceof Short) {
      return Long.signum(((Number) value).longValue());
    }
    if (value instanceof Double || value instanceof Float) {
      double number = ((Number) value).doubleValue();
      return Double.isNaN(number) ? FILLED : (int) Math.signum(number);
    }
    if (value instanceof Object[] items) {
      return items.length == 0 ? EMPTY : FILLED;
    }
    if (levels > 0 && value.getClass().isRecord()) {
      return ofComponents(value, levels - 1);
    }
    return value.getClass().getClassLoader() == null ? contentOfJdk(value, levels) : FILLED;
  }

  private static int contentOfJdk(Object value, int levels) {
    if (value instanceof Map<?, ?> map) {
      return ofKeys(map);
    }
    if (value instanceof Collection<?> items) {
      return items.isEmpty() ? EMPTY : FILLED;
    }
    if (value instanceof Optional<?> optional) {
      return optional.isPresent() ? of(optional.get(), levels - 1) : EMPTY;
    }
    return FILLED;
  }

  private static int ofKeys(Map<?, ?> map) {
    int shape = EMPTY;
    int left = MOST_KEYS;
    try {
      for (Object key : map.keySet()) {
        if (left-- == 0) {
          break;
        }
        // A sum, because the order of keys may differ.
        shape += key instanceof String ? key.hashCode() : FILLED;
      }
    } catch (RuntimeException changedMeanwhile) {
      return FILLED;
    }
    return shape;
  }

  private static int ofComponents(Object record, int levels) {
    int shape = FILLED;
    try {
      for (MethodHandle component : COMPONENTS.get(record.getClass())) {
        shape = 31 * shape + of((Object) component.invokeExact(record), levels);
      }
    } catch (Throwable unreadable) {
      return FILLED;
    }
    return shape;
  }

  private static List<MethodHandle> componentsOf(Class<?> type) {
    List<MethodHandle> components = new ArrayList<>();
    try {
      MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
      for (Field field : type.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers())) {
          components.add(
              lookup
                  .unreflectGetter(field)
                  .asType(MethodType.methodType(Object.class, Object.class)));
        }
      }
    } catch (IllegalAccessException closedModule) {
      return List.of();
    }
    return List.copyOf(components);
  }
}
