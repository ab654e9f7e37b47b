package dev.chronicle.replay;

import dev.chronicle.call.FunctionId;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** An object whose methods stand in for recorded ones of the same type. Immutable. */
final class Implementation {
  private final Class<?> type;
  private final Object target;
  private final Map<String, LiveMethod> bySignature;
  private final Set<String> recordedTypes = new HashSet<>();
  private final Set<String> declaringTypes = new HashSet<>();

  private Implementation(
      Class<?> type,
      Object target,
      Map<String, LiveMethod> bySignature,
      Collection<Class<?>> allowed) {
    this.type = type;
    this.target = target;
    this.bySignature = bySignature;
    declaringTypes.add(type.getName());
    bySignature.values().forEach(one -> declaringTypes.add(one.declaringClass().getName()));
    allowed.stream().filter(type::isAssignableFrom).map(Class::getName).forEach(recordedTypes::add);
  }

  /**
   * Finds the methods that stand in.
   *
   * @param allowed classes whose recorded methods may be those of a {@code type}
   * @throws IllegalArgumentException if the type has none, or the target is no such type
   */
  static Implementation of(Class<?> type, Object target, Collection<Class<?>> allowed) {
    Objects.requireNonNull(target, "implementation must not be null");
    if (!type.isInstance(target)) {
      throw new IllegalArgumentException(
          "implementation must be a %s, was a %s"
              .formatted(type.getName(), target.getClass().getName()));
    }
    Map<String, LiveMethod> bySignature = new LinkedHashMap<>();
    try {
      for (Method method : methodsOf(type)) {
        add(LiveMethod.implemented(method), bySignature);
      }
      for (Class<?> one : allowed) {
        if (type.isAssignableFrom(one)) {
          addTyped(one, bySignature);
        }
      }
    } catch (IllegalAccessException closed) {
      throw new IllegalArgumentException(
          "type must be open to chronicle-store, was: " + type.getName(), closed);
    }
    if (bySignature.isEmpty()) {
      throw new IllegalArgumentException(
          "type must have methods that can be called on an object, was: " + type.getName());
    }
    return new Implementation(type, target, bySignature, allowed);
  }

  private static void add(LiveMethod method, Map<String, LiveMethod> bySignature) {
    bySignature.putIfAbsent(signature(method.name(), method.descriptor()), method);
  }

  /** Adds the methods whose types are variables in the type, and known in a class that has it. */
  private static void addTyped(Class<?> recorded, Map<String, LiveMethod> bySignature)
      throws IllegalAccessException {
    for (Method bridge : recorded.getDeclaredMethods()) {
      LiveMethod open = bySignature.get(signature(bridge.getName(), descriptor(bridge)));
      List<Method> typed =
          Stream.of(recorded.getDeclaredMethods())
              .filter(method -> !method.isSynthetic() && isTypeOf(bridge, method))
              .toList();
      if (bridge.isBridge() && open != null && typed.size() == 1) {
        add(LiveMethod.implemented(open.reflected(), typed.get(0)), bySignature);
      }
    }
  }

  private static boolean isTypeOf(Method bridge, Method typed) {
    if (!typed.getName().equals(bridge.getName())
        || typed.getParameterCount() != bridge.getParameterCount()) {
      return false;
    }
    for (int i = 0; i < typed.getParameterCount(); i++) {
      if (!bridge.getParameterTypes()[i].isAssignableFrom(typed.getParameterTypes()[i])) {
        return false;
      }
    }
    return bridge.getReturnType().isAssignableFrom(typed.getReturnType());
  }

  private static String descriptor(Method method) {
    return MethodType.methodType(method.getReturnType(), method.getParameterTypes())
        .toMethodDescriptorString();
  }

  private static List<Method> methodsOf(Class<?> type) {
    List<Method> all = new ArrayList<>();
    for (Class<?> one = type; one != null && one != Object.class; one = one.getSuperclass()) {
      all.addAll(List.of(one.getDeclaredMethods()));
    }
    all.addAll(List.of(type.getMethods()));
    all.removeIf(
        method ->
            method.isSynthetic()
                || method.getDeclaringClass() == Object.class
                || (method.getModifiers() & (Modifier.STATIC | Modifier.PRIVATE)) != 0);
    return all;
  }

  private static String signature(String method, String descriptor) {
    return method + descriptor.substring(0, descriptor.indexOf(')') + 1);
  }

  Object target() {
    return target;
  }

  /** Returns its methods, each once. */
  List<LiveMethod> methods() {
    return List.copyOf(bySignature.values());
  }

  /** Says whether a recorded method belongs to a class that this object stands in for. */
  boolean standsInFor(FunctionId function) {
    return recordedTypes.contains(function.declaringClass())
        || declaringTypes.contains(function.declaringClass());
  }

  /**
   * Returns the method that stands in for a recorded one.
   *
   * @throws NotReplayableException if there is none
   */
  LiveMethod methodFor(FunctionId function) throws NotReplayableException {
    LiveMethod method = bySignature.get(signature(function.method(), function.descriptor()));
    // What the type overrides was called by it, not instead of it.
    if (method == null
        || !(recordedTypes.contains(function.declaringClass())
            || method.declaringClass().getName().equals(function.declaringClass()))) {
      throw NotReplayableException.skipped(
          "%s has no method in place of %s.%s%s"
              .formatted(
                  type.getName(),
                  function.declaringClass(),
                  function.method(),
                  function.descriptor()));
    }
    return method;
  }
}
