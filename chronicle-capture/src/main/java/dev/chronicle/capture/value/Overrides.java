package dev.chronicle.capture.value;

import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Finds what a method, or a parameter of one, overrides or implements. */
final class Overrides {
  private Overrides() {}

  /** Returns the methods of superclasses and interfaces that a method overrides or implements. */
  static List<Method> of(Method method) {
    List<Method> found = new ArrayList<>();
    if (Modifier.isStatic(method.getModifiers()) || Modifier.isPrivate(method.getModifiers())) {
      return found;
    }
    Class<?> declaring = method.getDeclaringClass();
    for (Class<?> supertype : Supertypes.of(declaring)) {
      if (supertype == declaring || supertype == Object.class) {
        continue;
      }
      TypeRef seen = TypeRef.of(declaring).supertype(supertype);
      for (Method candidate : supertype.getDeclaredMethods()) {
        if (candidate.getName().equals(method.getName())
            && !Modifier.isStatic(candidate.getModifiers())
            && !Modifier.isPrivate(candidate.getModifiers())
            && takesSame(candidate, seen, method)) {
          found.add(candidate);
        }
      }
    }
    return found;
  }

  /** Returns the parameters that stand in the same place of overridden methods. */
  static List<Parameter> of(Parameter parameter) {
    Executable executable = parameter.getDeclaringExecutable();
    if (!(executable instanceof Method method)) {
      return List.of();
    }
    int position = Arrays.asList(method.getParameters()).indexOf(parameter);
    return of(method).stream().map(overridden -> overridden.getParameters()[position]).toList();
  }

  /** Compares the types of parameters, those of a generic supertype as the class binds them. */
  private static boolean takesSame(Method candidate, TypeRef seen, Method method) {
    Type[] generic = candidate.getGenericParameterTypes();
    Class<?>[] types = method.getParameterTypes();
    if (generic.length != types.length) {
      return false;
    }
    for (int i = 0; i < types.length; i++) {
      if (seen.resolve(generic[i]).raw() != types[i]
          && candidate.getParameterTypes()[i] != types[i]) {
        return false;
      }
    }
    return true;
  }
}
