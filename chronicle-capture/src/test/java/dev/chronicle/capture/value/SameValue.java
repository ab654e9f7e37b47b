package dev.chronicle.capture.value;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Says whether a value and what it was read as are the same, in the sense of {@link ValueCodec}: by
 * {@code equals} where that means something, else by class and parts. Written apart from the codec,
 * to check it.
 */
final class SameValue {
  private final IdentityHashMap<Object, Object> assumed = new IdentityHashMap<>();

  private SameValue() {}

  static boolean test(Object one, Object other) {
    return new SameValue().same(one, other);
  }

  private boolean same(Object one, Object other) {
    if (one == null || other == null) {
      return one == other;
    }
    if (assumed.containsKey(one)) {
      return assumed.get(one) == other || !hasIdentity(one);
    }
    assumed.put(one, other);
    if (one.getClass().isArray()) {
      return one.getClass() == other.getClass() && sameItems(one, other);
    }
    if (one instanceof List<?> a && other instanceof List<?> b) {
      return sameInOrder(a, b);
    }
    if (one instanceof Set<?> a && other instanceof Set<?> b) {
      return a.size() == b.size() && new HashSet<Object>(a).equals(new HashSet<Object>(b));
    }
    if (one instanceof Queue<?> a && other instanceof Queue<?> b) {
      return one.getClass() == other.getClass() && sameDrained(a, b);
    }
    if (one instanceof Map<?, ?> a && other instanceof Map<?, ?> b) {
      return sameEntries(a, b);
    }
    if (one instanceof Optional<?> a && other instanceof Optional<?> b) {
      return same(a.orElse(null), b.orElse(null));
    }
    if (!one.getClass().isRecord() && one.equals(other)) {
      return true;
    }
    return one.getClass() == other.getClass() && sameParts(one, other);
  }

  /** Two empty lists may be one object, or equal strings. */
  private static boolean hasIdentity(Object value) {
    return !value.getClass().getName().startsWith("java.") && !value.getClass().isRecord();
  }

  private boolean sameItems(Object one, Object other) {
    int length = Array.getLength(one);
    boolean same = length == Array.getLength(other);
    for (int i = 0; same && i < length; i++) {
      same = same(Array.get(one, i), Array.get(other, i));
    }
    return same;
  }

  private boolean sameInOrder(Collection<?> one, Collection<?> other) {
    Iterator<?> left = one.iterator();
    Iterator<?> right = other.iterator();
    while (left.hasNext() && right.hasNext()) {
      if (!same(left.next(), right.next())) {
        return false;
      }
    }
    return !left.hasNext() && !right.hasNext();
  }

  private boolean sameDrained(Queue<?> one, Queue<?> other) {
    if (one instanceof PriorityQueue<?> a && other instanceof PriorityQueue<?> b) {
      PriorityQueue<?> left = new PriorityQueue<>(a);
      PriorityQueue<?> right = new PriorityQueue<>(b);
      while (!left.isEmpty() && !right.isEmpty()) {
        if (!same(left.remove(), right.remove())) {
          return false;
        }
      }
      return left.isEmpty() && right.isEmpty();
    }
    return sameInOrder(one, other);
  }

  private boolean sameEntries(Map<?, ?> one, Map<?, ?> other) {
    if (one.size() != other.size()) {
      return false;
    }
    for (Map.Entry<?, ?> entry : one.entrySet()) {
      if (!other.containsKey(entry.getKey())
          || !same(entry.getValue(), other.get(entry.getKey()))) {
        return false;
      }
    }
    return true;
  }

  private boolean sameParts(Object one, Object other) {
    if (one instanceof AtomicReference<?> a) {
      return same(a.get(), ((AtomicReference<?>) other).get());
    }
    if (one instanceof CompletableFuture<?> a) {
      return same(a.getNow(null), ((CompletableFuture<?>) other).getNow(null));
    }
    if (one.getClass().getName().startsWith("java.")) {
      return one.toString().equals(other.toString());
    }
    for (Class<?> type = one.getClass(); type != Object.class; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers()) && !samePart(field, one, other)) {
          return false;
        }
      }
      if (type.isRecord()) {
        return true;
      }
    }
    return true;
  }

  private boolean samePart(Field field, Object one, Object other) {
    try {
      field.setAccessible(true);
      return same(field.get(one), field.get(other));
    } catch (IllegalAccessException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
