package dev.chronicle.capture.value;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The type ids that recordings may hold, and what each stands for: subtypes that a declared type
 * names itself (permitted by {@code sealed}, or listed by {@link JsonSubTypes}), classes that the
 * user named, and kinds of the JDK. An id is looked up here and nowhere else, so data can name
 * nothing that is not here already. Thread-safe.
 */
final class TypeIds {
  private static final Map<String, Class<?>> JDK = new HashMap<>();

  static {
    for (Class<?> type :
        List.of(
            Object.class,
            Number.class,
            Comparable.class,
            CharSequence.class,
            Iterable.class,
            byte[].class,
            char[].class,
            StringBuilder.class,
            StringBuffer.class,
            BitSet.class,
            Optional.class,
            OptionalInt.class,
            OptionalLong.class,
            OptionalDouble.class,
            AtomicReference.class,
            CompletableFuture.class,
            Map.class,
            Map.Entry.class)) {
      JDK.put(type.getSimpleName(), type);
    }
    for (Class<?> primitive :
        List.of(boolean.class, short.class, int.class, long.class, float.class, double.class)) {
      JDK.put(primitive.getName(), primitive);
    }
    CollectionKind.all().forEach(kind -> JDK.put(kind.type().getSimpleName(), kind.type()));
    MapKind.all().forEach(kind -> JDK.put(kind.type().getSimpleName(), kind.type()));
    Scalars.ids().forEach((id, form) -> JDK.put(id, form.type()));
  }

  private static final Map<Class<?>, String> JDK_IDS = inverse(JDK);

  private final Family named;
  private final PerClass<Family> families = new PerClass<>();

  /** Ids that the user's classes have besides those of their families. */
  TypeIds(Map<String, Class<?>> named) {
    this.named = new Family(Map.copyOf(named), inverse(named));
  }

  private static Map<Class<?>, String> inverse(Map<String, Class<?>> byId) {
    Map<Class<?>, String> ids = new HashMap<>();
    byId.forEach((id, type) -> ids.put(type, id));
    return Map.copyOf(ids);
  }

  /** Returns the id of a class where another is declared; {@code null} if it has none. */
  String id(Class<?> type, Class<?> declared) {
    String id = family(declared).ids.get(type);
    if (id == null) {
      id = named.ids.get(type);
    }
    if (id == null) {
      id = JDK_IDS.get(type);
    }
    if (id == null && type.isArray()) {
      String component = id(type.getComponentType(), declared);
      return component == null ? null : component + "[]";
    }
    return id;
  }

  /** Returns the class that an id stands for where another is declared; {@code null} if none. */
  Class<?> type(String id, Class<?> declared) {
    Class<?> type = family(declared).byId.get(id);
    if (type == null) {
      type = named.byId.get(id);
    }
    if (type == null) {
      type = JDK.get(id);
    }
    if (type == null && id.endsWith("[]")) {
      Class<?> component = type(id.substring(0, id.length() - 2), declared);
      return component == null ? null : component.arrayType();
    }
    return type;
  }

  private Family family(Class<?> declared) {
    Family known = families.get(declared);
    if (known == null) {
      known = Family.of(declared);
      families.put(declared, known);
    }
    return known;
  }

  /** The subtypes that a declared type names. */
  private record Family(Map<String, Class<?>> byId, Map<Class<?>, String> ids) {
    private static final Family NONE = new Family(Map.of(), Map.of());

    static Family of(Class<?> declared) {
      Class<?> root = declared;
      while (root.isArray()) {
        root = root.getComponentType();
      }
      Map<Class<?>, String> given = new HashMap<>();
      Set<Class<?>> members = new LinkedHashSet<>();
      collect(root, members, given);
      members.remove(root);
      if (members.isEmpty()) {
        return NONE;
      }
      Map<String, Class<?>> byId = new HashMap<>();
      Map<Class<?>, String> ids = new HashMap<>();
      for (Class<?> member : members) {
        String id = given.getOrDefault(member, member.getSimpleName());
        if (byId.putIfAbsent(id, member) != null) {
          id = member.getName();
          byId.put(id, member);
        }
        ids.put(member, id);
      }
      return new Family(byId, ids);
    }

    private static void collect(Class<?> type, Set<Class<?>> members, Map<Class<?>, String> given) {
      if (!members.add(type)) {
        return;
      }
      JsonTypeName name = type.getAnnotation(JsonTypeName.class);
      if (name != null && !name.value().isEmpty()) {
        given.put(type, name.value());
      }
      JsonSubTypes listed = type.getAnnotation(JsonSubTypes.class);
      if (listed != null) {
        for (JsonSubTypes.Type subtype : listed.value()) {
          if (!subtype.name().isEmpty()) {
            given.put(subtype.value(), subtype.name());
          }
          collect(subtype.value(), members, given);
        }
      }
      if (type.isSealed()) {
        for (Class<?> permitted : type.getPermittedSubclasses()) {
          collect(permitted, members, given);
        }
      }
    }
  }
}
