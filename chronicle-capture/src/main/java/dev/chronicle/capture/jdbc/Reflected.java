package dev.chronicle.capture.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/** Calls of a proxy that are handed on. */
final class Reflected {
  private Reflected() {}

  /** Returns or throws what the target does. */
  static Object call(Method method, Object target, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }
}
