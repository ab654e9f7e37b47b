package dev.chronicle.capture.value;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;

/** Walks from a class to all that it extends and implements. */
final class Supertypes {
  private Supertypes() {}

  /** Returns the class itself, its superclasses and all their interfaces. */
  static Set<Class<?>> of(Class<?> type) {
    Set<Class<?>> found = new LinkedHashSet<>();
    Deque<Class<?>> open = new ArrayDeque<>();
    open.add(type);
    while (!open.isEmpty()) {
      Class<?> next = open.remove();
      if (found.add(next)) {
        open.addAll(Set.of(next.getInterfaces()));
        if (next.getSuperclass() != null) {
          open.add(next.getSuperclass());
        }
      }
    }
    return found;
  }
}
