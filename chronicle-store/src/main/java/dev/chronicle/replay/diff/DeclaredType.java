package dev.chronicle.replay.diff;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What the live signature says of a value, as far as JSON does not show it: whether an array is a
 * set or the entries of a map. Where it says nothing, an array is a list. Immutable.
 */
public final class DeclaredType {
  /** Says nothing. */
  public static final DeclaredType UNKNOWN = new DeclaredType(Object.class, Map.of());

  private static final DeclaredType SET = new DeclaredType(Set.class, Map.of());
  private static final DeclaredType MAP = new DeclaredType(Map.class, Map.of());

  private final Class<?> raw;
  private final Map<TypeVariable<?>, Type> bindings;

  private DeclaredType(Class<?> raw, Map<TypeVariable<?>, Type> bindings) {
    this.raw = raw;
    this.bindings = bindings;
  }

  /** Returns what a type of a method's signature says. */
  public static DeclaredType of(Type type) {
    return of(type, Map.of());
  }

  private static DeclaredType of(Type type, Map<TypeVariable<?>, Type> context) {
    if (type instanceof Class<?> plain) {
      return new DeclaredType(plain, Map.of());
    }
    if (type instanceof ParameterizedType parameterized) {
      Class<?> raw = (Class<?>) parameterized.getRawType();
      Map<TypeVariable<?>, Type> bindings = new HashMap<>();
      for (int i = 0; i < raw.getTypeParameters().length; i++) {
        Type argument = parameterized.getActualTypeArguments()[i];
        bindings.put(raw.getTypeParameters()[i], context.getOrDefault(argument, argument));
      }
      return new DeclaredType(raw, bindings);
    }
    if (type instanceof GenericArrayType array) {
      DeclaredType component = of(array.getGenericComponentType(), context);
      return new DeclaredType(component.raw.arrayType(), component.bindings);
    }
    if (type instanceof WildcardType wildcard) {
      return of(wildcard.getUpperBounds()[0], context);
    }
    Type bound = type instanceof TypeVariable<?> variable ? context.get(variable) : null;
    return bound == null || bound.equals(type) ? UNKNOWN : of(bound, context);
  }

  boolean isSet() {
    return Set.class.isAssignableFrom(raw);
  }

  boolean isMap() {
    return Map.class.isAssignableFrom(raw);
  }

  /** Returns what is known of the items of an array or collection. */
  DeclaredType item() {
    if (raw.isArray()) {
      return new DeclaredType(raw.getComponentType(), bindings);
    }
    return Collection.class.isAssignableFrom(raw) ? argument(0) : UNKNOWN;
  }

  /** Returns what is known of the values of a map. */
  DeclaredType mapValue() {
    return isMap() ? argument(1) : UNKNOWN;
  }

  private DeclaredType argument(int position) {
    TypeVariable<?>[] parameters = raw.getTypeParameters();
    return position < parameters.length && bindings.containsKey(parameters[position])
        ? of(bindings.get(parameters[position]), bindings)
        : UNKNOWN;
  }

  /** Returns what is known of a member of an object. */
  DeclaredType member(String name) {
    if (isMap()) {
      return mapValue();
    }
    for (Class<?> type = raw; type != null && type != Object.class; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (name.equals(nameOf(field))) {
          return of(field.getGenericType(), bindings);
        }
      }
    }
    return UNKNOWN;
  }

  private static String nameOf(Field field) {
    JsonProperty property = field.getAnnotation(JsonProperty.class);
    return property == null || property.value().isEmpty() ? field.getName() : property.value();
  }

  /** Returns what is known of a value that carries this type id where this type is declared. */
  DeclaredType tagged(String id) {
    if (id.endsWith("Set")) {
      return SET;
    }
    if (id.endsWith("Map")) {
      return MAP;
    }
    Class<?> subtype = subtype(raw, id);
    return subtype == null ? UNKNOWN : new DeclaredType(subtype, Map.of());
  }

  private static Class<?> subtype(Class<?> type, String id) {
    JsonTypeName name = type.getAnnotation(JsonTypeName.class);
    if (id.equals(name == null ? type.getSimpleName() : name.value())) {
      return type;
    }
    if (type.isSealed()) {
      for (Class<?> permitted : type.getPermittedSubclasses()) {
        Class<?> found = subtype(permitted, id);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }
}
