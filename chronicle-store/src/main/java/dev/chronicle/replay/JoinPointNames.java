package dev.chronicle.replay;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import org.aspectj.lang.JoinPoint;
import org.aspectj.lang.reflect.MethodSignature;

/** The names of a method's parameters as the weaver left them in its class. */
final class JoinPointNames {
  private JoinPointNames() {}

  /** Returns them; {@code arg0}, {@code arg1}, … if the weaver knew none. Initializes the class. */
  static List<String> of(Method method) {
    for (Field field : method.getDeclaringClass().getDeclaredFields()) {
      if (Modifier.isStatic(field.getModifiers())
          && JoinPoint.StaticPart.class.isAssignableFrom(field.getType())
          && signature(field) instanceof MethodSignature signature
          && method.equals(signature.getMethod())
          && signature.getParameterNames() != null) {
        return List.of(signature.getParameterNames());
      }
    }
    return Arrays.stream(method.getParameters()).map(Parameter::getName).toList();
  }

  private static Object signature(Field field) {
    try {
      field.setAccessible(true);
      return field.get(null) instanceof JoinPoint.StaticPart part ? part.getSignature() : null;
    } catch (IllegalAccessException closed) {
      return null;
    }
  }
}
