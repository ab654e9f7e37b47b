package dev.chronicle.replay;

import dev.chronicle.call.FunctionId;
import dev.chronicle.capture.Capture;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The methods that a replay may run: those of the classes that the user allowed, found before any
 * recording is read. Immutable.
 */
final class WovenMethods {
  private static final String WOVEN_MARK = "ajc$tjp_";

  private final Map<String, List<LiveMethod>> byClass = new HashMap<>();
  private final List<LiveMethod> all;

  WovenMethods(List<LiveMethod> methods) {
    this.all = List.copyOf(methods);
    for (LiveMethod method : all) {
      byClass
          .computeIfAbsent(method.declaringClass().getName(), name -> new ArrayList<>())
          .add(method);
    }
  }

  /**
   * Finds the captured methods of classes.
   *
   * @throws IllegalArgumentException if a class has none, or was not woven
   */
  static WovenMethods of(Collection<Class<?>> classes) {
    List<LiveMethod> methods = new ArrayList<>();
    for (Class<?> type : classes) {
      List<LiveMethod> found = methodsOf(type);
      if (found.isEmpty()) {
        throw new IllegalArgumentException(
            "class must have methods with @Capture, was: " + type.getName());
      }
      if (!isWoven(type)) {
        throw new IllegalArgumentException(
            "class must be woven, or its dependencies would really be called, was: "
                + type.getName());
      }
      methods.addAll(found);
    }
    return new WovenMethods(methods);
  }

  /** Says whether a class has captured methods and was woven. */
  static boolean hasAny(Class<?> type) {
    return isWoven(type) && !methodsOf(type).isEmpty();
  }

  private static boolean isWoven(Class<?> type) {
    return Arrays.stream(type.getDeclaredFields())
        .anyMatch(field -> field.getName().startsWith(WOVEN_MARK));
  }

  /** Returns how many methods there are. */
  int size() {
    return all.size();
  }

  /** Returns the classes that have methods. */
  Set<Class<?>> classes() {
    return all.stream().map(LiveMethod::declaringClass).collect(Collectors.toSet());
  }

  /** Returns the method with exactly this class, name and descriptor, else {@code null}. */
  LiveMethod exactly(FunctionId function) {
    return only(ofClass(function).stream(), method -> method.isExactly(function));
  }

  /** Returns the only method of this class and name, whatever its descriptor, else {@code null}. */
  LiveMethod changed(FunctionId function) {
    return only(ofClass(function).stream(), method -> method.isNamed(function));
  }

  /** Returns the only method whose annotation sets the public name, else {@code null}. */
  LiveMethod renamed(FunctionId function) {
    return only(all.stream(), method -> method.keepsNameOf(function));
  }

  /** Says whether the class of a recorded call is among those that were allowed. */
  boolean allows(FunctionId function) {
    return byClass.containsKey(function.declaringClass());
  }

  private List<LiveMethod> ofClass(FunctionId function) {
    return byClass.getOrDefault(function.declaringClass(), List.of());
  }

  private static LiveMethod only(Stream<LiveMethod> methods, Predicate<LiveMethod> wanted) {
    List<LiveMethod> found = methods.filter(wanted).limit(2).toList();
    return found.size() == 1 ? found.get(0) : null;
  }

  private static List<LiveMethod> methodsOf(Class<?> type) {
    Capture onClass = type.getAnnotation(Capture.class);
    List<LiveMethod> methods = new ArrayList<>();
    for (Method method : type.getDeclaredMethods()) {
      Capture onMethod = method.getAnnotation(Capture.class);
      boolean byClass = onClass != null && Modifier.isPublic(method.getModifiers());
      if (method.isSynthetic()
          || Modifier.isAbstract(method.getModifiers())
          || (onMethod == null && !byClass)) {
        continue;
      }
      try {
        methods.add(LiveMethod.recorded(method, stableName(method, onMethod, onClass)));
      } catch (IllegalAccessException closed) {
        throw new IllegalArgumentException(
            "class must be open to chronicle-store, was: " + type.getName(), closed);
      }
    }
    return methods;
  }

  private static String stableName(Method method, Capture onMethod, Capture onClass) {
    if (onMethod != null && !onMethod.name().isEmpty()) {
      return onMethod.name();
    }
    return onClass != null && !onClass.name().isEmpty()
        ? onClass.name() + "." + method.getName()
        : null;
  }
}
