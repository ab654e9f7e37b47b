package dev.chronicle.capture.internal;

import dev.chronicle.capture.Dependency;
import dev.chronicle.capture.value.ParameterSlots;
import dev.chronicle.capture.value.ValueCodec;
import dev.chronicle.capture.value.ValueSlot;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/**
 * What Chronicle knows about a method that is a dependency, found out once.
 *
 * @param kind what recordings count it among
 * @param name what recordings call it
 * @param method its name in the source
 * @param parameterTypes by which an implementation is told to be the same method
 * @param parameters its parameters, in order
 * @param result what it returns, or what a stage that it returns completes with; {@code null} if it
 *     is {@code void}
 * @param returnsStage whether it returns a stage
 * @param exceptionTypes what it declares to throw
 */
record DependencyMethod(
    String kind,
    String name,
    String method,
    List<Class<?>> parameterTypes,
    ParameterSlots parameters,
    ValueSlot result,
    boolean returnsStage,
    List<Class<?>> exceptionTypes) {

  private static final String METHOD = "method";
  private static final Parameter[] NONE = {};

  /** Describes a method as it is seen through {@code type}, which declares or inherits it. */
  static DependencyMethod of(Class<?> type, Method method, ValueCodec codec) {
    AmbientMethod ambient = AmbientMethod.of(type, method);
    Parameter[] declared =
        ambient == null || ambient.takesArguments() ? method.getParameters() : NONE;
    List<ValueSlot> parameters = new ArrayList<>(declared.length);
    for (Parameter parameter : declared) {
      parameters.add(
          codec.slot(type, parameter.getName(), parameter.getParameterizedType(), parameter));
    }
    Type result = CapturedMethod.awaited(method.getGenericReturnType());
    return new DependencyMethod(
        ambient == null ? METHOD : ambient.kind(),
        ambient == null ? name(type, method) : ambient.name(),
        method.getName(),
        List.of(method.getParameterTypes()),
        codec.parameters(parameters),
        result == void.class ? null : codec.resultSlot(type, method.getName(), result, method),
        CompletionStage.class.isAssignableFrom(method.getReturnType()),
        List.of(method.getExceptionTypes()));
  }

  /** Says whether a call of {@code other} can be the same call, as an implementation sees it. */
  boolean isSameMethod(DependencyMethod other) {
    return method.equals(other.method) && parameterTypes.equals(other.parameterTypes);
  }

  private static String name(Class<?> type, Method method) {
    Set<Class<?>> types = hierarchy(type);
    for (Class<?> candidate : types) {
      Dependency onMethod = annotationOfMethod(candidate, method);
      if (onMethod != null) {
        return onMethod.name().isEmpty() ? qualified(candidate, null, method) : onMethod.name();
      }
    }
    for (Class<?> candidate : types) {
      Dependency onType = candidate.getDeclaredAnnotation(Dependency.class);
      if (onType != null) {
        return qualified(candidate, onType.name().isEmpty() ? null : onType.name(), method);
      }
    }
    return qualified(type, null, method);
  }

  private static Dependency annotationOfMethod(Class<?> type, Method method) {
    try {
      return type.getDeclaredMethod(method.getName(), method.getParameterTypes())
          .getAnnotation(Dependency.class);
    } catch (NoSuchMethodException notDeclaredHere) {
      return null;
    }
  }

  /** Returns a class and all its superclasses and interfaces, the nearest first. */
  static Set<Class<?>> hierarchy(Class<?> type) {
    Set<Class<?>> types = new LinkedHashSet<>();
    addHierarchy(type, types);
    return types;
  }

  private static void addHierarchy(Class<?> type, Set<Class<?>> types) {
    if (type == null || !types.add(type)) {
      return;
    }
    addHierarchy(type.getSuperclass(), types);
    for (Class<?> parent : type.getInterfaces()) {
      addHierarchy(parent, types);
    }
  }

  static String qualified(Class<?> type, String typeName, Method method) {
    String name =
        (typeName == null ? CapturedMethod.shortName(type) : typeName) + "." + method.getName();
    return isOverloaded(type, method)
        ? name
            + Arrays.stream(method.getParameterTypes())
                .map(Class::getSimpleName)
                .collect(Collectors.joining(", ", "(", ")"))
        : name;
  }

  private static boolean isOverloaded(Class<?> type, Method method) {
    return Arrays.stream(type.getMethods())
            .filter(other -> other.getName().equals(method.getName()) && !other.isBridge())
            .map(other -> List.of(other.getParameterTypes()))
            .distinct()
            .count()
        > 1;
  }
}
