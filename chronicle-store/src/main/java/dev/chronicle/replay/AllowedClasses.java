package dev.chronicle.replay;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The classes that a user allows: those whose captured methods may be run, and the exceptions that
 * answered dependencies may throw. Not thread-safe.
 */
final class AllowedClasses {
  private final Set<Class<?>> classes = new LinkedHashSet<>();
  private final Set<Class<? extends Throwable>> throwables = new LinkedHashSet<>();

  /** Returns the classes that may be run. */
  Set<Class<?>> classes() {
    return classes;
  }

  /** Returns the exceptions that may be thrown. */
  Set<Class<? extends Throwable>> throwables() {
    return throwables;
  }

  /** Allows a class that the user names, as what it is. */
  void add(Class<?> type) {
    if (Throwable.class.isAssignableFrom(type)) {
      throwables.add(type.asSubclass(Throwable.class));
    } else {
      classes.add(type);
    }
  }

  /** Allows all woven classes and all exceptions of an index, without initializing them. */
  void add(ClassIndex index, ClassLoader loader) {
    for (String name : index.capturedClasses()) {
      Class<?> type = load(name, loader);
      if (type != null && WovenMethods.hasAny(type)) {
        classes.add(type);
      }
    }
    for (String name : index.throwables()) {
      Class<?> type = load(name, loader);
      if (type != null && Throwable.class.isAssignableFrom(type)) {
        throwables.add(type.asSubclass(Throwable.class));
      }
    }
  }

  private static Class<?> load(String name, ClassLoader loader) {
    try {
      return Class.forName(name, false, loader);
    } catch (ClassNotFoundException | LinkageError unusable) {
      // A class that lacks its own dependencies cannot have been recorded here.
      return null;
    }
  }
}
