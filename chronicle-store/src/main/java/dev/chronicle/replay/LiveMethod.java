package dev.chronicle.replay;

import dev.chronicle.call.FunctionId;
import dev.chronicle.replay.diff.DeclaredType;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A method of the code of today, ready to be called. Immutable. */
final class LiveMethod {
  private static final MethodType CALL =
      MethodType.methodType(Object.class, Object.class, Object[].class);

  private final Method method;
  private final String descriptor;
  private final String stableName;
  private final MethodHandle handle;
  private final DeclaredType result;
  private final Map<String, DeclaredType> arguments = new LinkedHashMap<>();

  private LiveMethod(Method method, String stableName, MethodHandle handle) {
    this.method = method;
    this.stableName = stableName;
    this.handle = handle;
    this.descriptor =
        MethodType.methodType(method.getReturnType(), method.getParameterTypes())
            .toMethodDescriptorString();
    this.result = DeclaredType.of(method.getGenericReturnType());
    for (Parameter parameter : method.getParameters()) {
      arguments.put(parameter.getName(), DeclaredType.of(parameter.getParameterizedType()));
    }
  }

  /**
   * Prepares a method that was recorded. Of an overridden one, the very one that was recorded is
   * called, not what overrides it.
   *
   * @param stableName the public name that its annotation sets; {@code null} if it sets none
   * @throws IllegalAccessException if its module does not let Chronicle call it
   */
  static LiveMethod recorded(Method method, String stableName) throws IllegalAccessException {
    Class<?> declaring = method.getDeclaringClass();
    MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(declaring, MethodHandles.lookup());
    return new LiveMethod(
        method,
        stableName,
        spread(
            method,
            Modifier.isStatic(method.getModifiers())
                ? lookup.unreflect(method)
                : lookup.unreflectSpecial(method, declaring)));
  }

  /**
   * Prepares an instance method that is called as the class of its target implements it.
   *
   * @throws IllegalAccessException if its module does not let Chronicle call it
   */
  static LiveMethod implemented(Method method) throws IllegalAccessException {
    return implemented(method, method);
  }

  /**
   * Prepares the same of a method whose types are variables, with the types that another one of the
   * same shape gives them.
   */
  static LiveMethod implemented(Method method, Method typed) throws IllegalAccessException {
    Class<?> declaring = method.getDeclaringClass();
    boolean isPublic = Modifier.isPublic(declaring.getModifiers() & method.getModifiers());
    MethodHandles.Lookup lookup =
        isPublic
            ? MethodHandles.publicLookup()
            : MethodHandles.privateLookupIn(declaring, MethodHandles.lookup());
    return new LiveMethod(typed, null, spread(method, lookup.unreflect(method)));
  }

  private static MethodHandle spread(Method method, MethodHandle direct) {
    MethodHandle spread =
        direct.asFixedArity().asSpreader(Object[].class, method.getParameterCount());
    return Modifier.isStatic(method.getModifiers())
        ? MethodHandles.dropArguments(spread, 0, Object.class).asType(CALL)
        : spread.asType(CALL);
  }

  /** Calls it. What it throws comes through. */
  Object invoke(Object target, Object[] values) throws Throwable {
    return handle.invokeExact(target, values);
  }

  Method reflected() {
    return method;
  }

  boolean isStatic() {
    return Modifier.isStatic(method.getModifiers());
  }

  Class<?> declaringClass() {
    return method.getDeclaringClass();
  }

  String name() {
    return method.getName();
  }

  String descriptor() {
    return descriptor;
  }

  List<Parameter> parameters() {
    return List.of(method.getParameters());
  }

  /**
   * Returns the names of the parameters as recordings have them: those of the source, even where
   * the class file keeps them for debuggers only.
   */
  List<String> parameterNames() {
    List<Parameter> parameters = parameters();
    if (parameters.stream().allMatch(Parameter::isNamePresent)) {
      return parameters.stream().map(Parameter::getName).toList();
    }
    return JoinPointNames.of(method);
  }

  /** Says whether a recorded call was one of a method with this class, name and descriptor. */
  boolean isExactly(FunctionId function) {
    return isNamed(function) && descriptor.equals(function.descriptor());
  }

  /** Says the same, whatever the descriptor. */
  boolean isNamed(FunctionId function) {
    return method.getName().equals(function.method())
        && method.getDeclaringClass().getName().equals(function.declaringClass());
  }

  /** Says whether its annotation sets the public name of a recorded call. */
  boolean keepsNameOf(FunctionId function) {
    return function.name().equals(stableName);
  }

  /** Returns what the signature says of the result. */
  DeclaredType result() {
    return result;
  }

  /** Returns what the signature says of the arguments, by name. */
  Map<String, DeclaredType> arguments() {
    return arguments;
  }

  /** Returns the method as people write it: {@code Orders.place(Order, int)}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append(method.getDeclaringClass().getSimpleName()).append('.').append(method.getName());
    String separator = "(";
    for (Class<?> type : method.getParameterTypes()) {
      text.append(separator).append(type.getSimpleName());
      separator = ", ";
    }
    return text.append(separator.equals("(") ? "()" : ")").toString();
  }
}
