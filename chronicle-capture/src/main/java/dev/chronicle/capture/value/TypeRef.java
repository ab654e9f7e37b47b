package dev.chronicle.capture.value;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A type without variables: a class and what its parameters stand for.
 *
 * @param raw the class
 * @param arguments what the class's parameters stand for; the component type of an array; empty for
 *     a raw type
 */
record TypeRef(Class<?> raw, List<TypeRef> arguments) {
  static final TypeRef OBJECT = new TypeRef(Object.class, List.of());

  TypeRef {
    arguments = List.copyOf(arguments);
  }

  /** A class by itself; an array with its component type. */
  static TypeRef of(Class<?> raw) {
    return raw.isArray()
        ? new TypeRef(raw, List.of(of(raw.getComponentType())))
        : new TypeRef(raw, List.of());
  }

  /** A declared type; variables that nothing binds become what bounds them. */
  static TypeRef of(Type type) {
    return of(type, Map.of());
  }

  private static TypeRef of(Type type, Map<TypeVariable<?>, TypeRef> bindings) {
    if (type instanceof Class<?> raw) {
      return of(raw);
    }
    if (type instanceof ParameterizedType parameterized) {
      List<TypeRef> arguments = new ArrayList<>();
      for (Type argument : parameterized.getActualTypeArguments()) {
        arguments.add(of(argument, bindings));
      }
      return new TypeRef((Class<?>) parameterized.getRawType(), arguments);
    }
    if (type instanceof GenericArrayType array) {
      TypeRef component = of(array.getGenericComponentType(), bindings);
      return new TypeRef(component.raw.arrayType(), List.of(component));
    }
    if (type instanceof WildcardType wildcard) {
      return of(wildcard.getUpperBounds()[0], bindings);
    }
    TypeRef bound = bindings.get(type);
    return bound != null ? bound : of(erasure(type));
  }

  private static Class<?> erasure(Type type) {
    if (type instanceof Class<?> raw) {
      return raw;
    }
    if (type instanceof ParameterizedType parameterized) {
      return (Class<?>) parameterized.getRawType();
    }
    return type instanceof TypeVariable<?> variable
        ? erasure(variable.getBounds()[0])
        : Object.class;
  }

  /** Returns what the parameter at this position stands for; {@link #OBJECT} in a raw type. */
  TypeRef argument(int position) {
    return position < arguments.size() ? arguments.get(position) : OBJECT;
  }

  /** Returns the component type of an array. */
  TypeRef component() {
    return arguments.get(0);
  }

  /** Returns a type as a member of this type sees it: its class's variables replaced. */
  TypeRef resolve(Type memberType) {
    return of(memberType, bindings());
  }

  /** Returns this type as its superclass or interface {@code target} sees it. */
  TypeRef supertype(Class<?> target) {
    if (raw == target) {
      return this;
    }
    TypeRef found = genericSupertype(target);
    return found != null ? found : of(target);
  }

  private TypeRef genericSupertype(Class<?> target) {
    Map<TypeVariable<?>, TypeRef> bindings = bindings();
    List<Type> parents = new ArrayList<>(List.of(raw.getGenericInterfaces()));
    if (raw.getGenericSuperclass() != null) {
      parents.add(raw.getGenericSuperclass());
    }
    for (Type parent : parents) {
      TypeRef resolved = of(parent, bindings);
      if (target.isAssignableFrom(resolved.raw)) {
        return resolved.supertype(target);
      }
    }
    return null;
  }

  /**
   * Returns a subclass of this type with its own parameters bound as far as this type says: {@code
   * ArrayList<Order>} for {@code ArrayList} under {@code List<Order>}.
   */
  TypeRef subtype(Class<?> sub) {
    if (sub == raw) {
      return this;
    }
    TypeVariable<?>[] parameters = sub.getTypeParameters();
    if (parameters.length == 0 || arguments.isEmpty() || !raw.isAssignableFrom(sub)) {
      return of(sub);
    }
    List<TypeRef> unknowns = new ArrayList<>();
    for (TypeVariable<?> parameter : parameters) {
      unknowns.add(of(erasure(parameter)));
    }
    List<TypeRef> known = new ArrayList<>(unknowns);
    match(new TypeRef(sub, unknowns).supertype(raw), unknowns, known);
    return new TypeRef(sub, known);
  }

  /** Replaces each unknown by the part of this type that stands where the pattern has it. */
  @SuppressWarnings("ReferenceEquality") // unknowns with equal bounds are still different ones
  private void match(TypeRef pattern, List<TypeRef> unknowns, List<TypeRef> known) {
    for (int i = 0; i < unknowns.size(); i++) {
      if (unknowns.get(i) == pattern) {
        known.set(i, this);
        return;
      }
    }
    if (pattern.raw == raw && pattern.arguments.size() == arguments.size()) {
      for (int i = 0; i < arguments.size(); i++) {
        arguments.get(i).match(pattern.arguments.get(i), unknowns, known);
      }
    }
  }

  private Map<TypeVariable<?>, TypeRef> bindings() {
    if (arguments.isEmpty() || raw.isArray()) {
      return Map.of();
    }
    Map<TypeVariable<?>, TypeRef> bindings = new HashMap<>();
    TypeVariable<?>[] parameters = raw.getTypeParameters();
    for (int i = 0; i < parameters.length; i++) {
      bindings.put(parameters[i], argument(i));
    }
    return bindings;
  }
}
