package dev.chronicle.capture.internal;

import java.lang.reflect.Method;
import java.util.Set;

/** What the class of a task says of how its objects can be followed to another thread. */
final class TaskClass {
  /**
   * What ajc and the load-time weaver call the body of a method that {@link ForkAspect} is around.
   */
  private static final Set<String> WOVEN_BODIES =
      Set.of("run_aroundBody", "call_aroundBody", "compute_aroundBody", "exec_aroundBody");

  private static final ClassValue<Boolean> WOVEN =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
          return isWoven(type);
        }
      };

  private TaskClass() {}

  /** Says whether the task itself tells when it runs. */
  static boolean tellsOfItsRuns(Object task) {
    return WOVEN.get(task.getClass());
  }

  /** Says whether a task is a lambda, of which nobody can know more than that it is of the type. */
  static boolean isNothingBut(Class<?> type, Object task) {
    Class<?> actual = task.getClass();
    if (!actual.isHidden()) {
      return false;
    }
    Class<?>[] interfaces = actual.getInterfaces();
    return interfaces.length == 1 && interfaces[0] == type;
  }

  private static boolean isWoven(Class<?> type) {
    if (type == null || type == Object.class) {
      return false;
    }
    if (hasWovenBody(type) || WOVEN.get(superclassOf(type))) {
      return true;
    }
    for (Class<?> supertype : type.getInterfaces()) {
      if (WOVEN.get(supertype)) {
        return true;
      }
    }
    return false;
  }

  private static Class<?> superclassOf(Class<?> type) {
    return type.getSuperclass() == null ? Object.class : type.getSuperclass();
  }

  private static boolean hasWovenBody(Class<?> type) {
    try {
      for (Method method : type.getDeclaredMethods()) {
        if (WOVEN_BODIES.stream().anyMatch(method.getName()::startsWith)) {
          return true;
        }
      }
      return false;
    } catch (LinkageError incomplete) {
      return true; // to remember a task in vain is harmless
    }
  }
}
