package dev.chronicle.capture.value;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Forms by type, each kept by the class of its type that would be unloaded first: {@code
 * List<Item>} by {@code Item}. Thread-safe.
 */
final class FormCache {
  private final PerClass<Map<TypeRef, Form>> forms = new PerClass<>();

  /** Returns the form that was put, or {@code null}. */
  Form get(TypeRef type) {
    Map<TypeRef, Form> ofClass = forms.get(keeper(type));
    return ofClass == null ? null : ofClass.get(type);
  }

  void put(TypeRef type, Form form) {
    Class<?> keeper = keeper(type);
    Map<TypeRef, Form> ofClass = forms.get(keeper);
    if (ofClass == null) {
      // Two threads may both come here: then one form is learnt again.
      ofClass = new ConcurrentHashMap<>();
      forms.put(keeper, ofClass);
    }
    ofClass.put(type, form);
  }

  private static Class<?> keeper(TypeRef type) {
    Class<?> keeper = type.raw();
    for (TypeRef argument : type.arguments()) {
      Class<?> candidate = keeper(argument);
      if (outlives(keeper.getClassLoader(), candidate.getClassLoader())) {
        keeper = candidate;
      }
    }
    return keeper;
  }

  /** Says whether a loader lives as long as the other one, being an ancestor of it. */
  private static boolean outlives(ClassLoader loader, ClassLoader other) {
    if (loader == other) {
      return false;
    }
    for (ClassLoader at = other; at != null; at = at.getParent()) {
      if (at == loader) {
        return true;
      }
    }
    return loader == null;
  }
}
