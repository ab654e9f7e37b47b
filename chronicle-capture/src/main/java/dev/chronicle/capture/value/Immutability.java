package dev.chronicle.capture.value;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Tells values that provably never change: scalars, enums, records and collections of {@code
 * List.of} and its kin, of such. Looks at a bounded number of objects. Thread-safe.
 */
final class Immutability {
  private static final int MOST_OBJECTS = 64;
  private static final int NO = -1;

  private final PerClass<Verdict> verdicts = new PerClass<>();

  /** What a class tells of its instances. */
  private enum Answer {
    NEVER,
    ALWAYS,
    IF_ITEMS_ARE,
    IF_ENTRIES_ARE,
    IF_PARTS_ARE
  }

  /**
   * What a class tells of its instances.
   *
   * @param parts take an instance and return what it is made of, where that decides
   */
  private record Verdict(Answer answer, List<MethodHandle> parts) {
    Verdict(Answer answer) {
      this(answer, List.of());
    }
  }

  /** Never throws. */
  boolean test(Object value) {
    try {
      return visit(value, MOST_OBJECTS) != NO;
    } catch (Throwable failed) {
      return false;
    }
  }

  /** Returns how many more objects may be looked at, or {@link #NO}. */
  private int visit(Object value, int left) throws Throwable {
    if (value == null) {
      return left;
    }
    if (left == 0) {
      return NO;
    }
    Verdict verdict = verdict(value.getClass());
    return switch (verdict.answer) {
      case NEVER -> NO;
      case ALWAYS -> left - 1;
      case IF_ITEMS_ARE -> visitAll((Iterable<?>) value, left - 1);
      case IF_ENTRIES_ARE -> visitEntries((Map<?, ?>) value, left - 1);
      case IF_PARTS_ARE -> visitParts(value, verdict.parts, left - 1);
    };
  }

  private int visitAll(Iterable<?> items, int left) throws Throwable {
    int still = left;
    for (Object item : items) {
      still = visit(item, still);
      if (still == NO) {
        return NO;
      }
    }
    return still;
  }

  private int visitEntries(Map<?, ?> map, int left) throws Throwable {
    int still = visitAll(map.keySet(), left);
    return still == NO ? NO : visitAll(map.values(), still);
  }

  private int visitParts(Object value, List<MethodHandle> parts, int left) throws Throwable {
    int still = left;
    for (MethodHandle part : parts) {
      still = visit((Object) part.invokeExact(value), still);
      if (still == NO) {
        return NO;
      }
    }
    return still;
  }

  private Verdict verdict(Class<?> type) throws ReflectiveOperationException {
    Verdict known = verdicts.get(type);
    if (known == null) {
      known = find(type);
      verdicts.put(type, known);
    }
    return known;
  }

  private static Verdict find(Class<?> type) throws ReflectiveOperationException {
    if (isAlways(type)) {
      return new Verdict(Answer.ALWAYS);
    }
    if (Trust.isImmutable(type)) {
      return new Verdict(
          Map.class.isAssignableFrom(type) ? Answer.IF_ENTRIES_ARE : Answer.IF_ITEMS_ARE);
    }
    if (type == Optional.class) {
      MethodHandle content =
          MethodHandles.insertArguments(
              MethodHandles.lookup()
                  .findVirtual(
                      Optional.class, "orElse", MethodType.methodType(Object.class, Object.class)),
              1,
              (Object) null);
      return new Verdict(Answer.IF_PARTS_ARE, List.of(asPart(content)));
    }
    return type.isRecord() ? ofRecord(type) : new Verdict(Answer.NEVER);
  }

  private static Verdict ofRecord(Class<?> type) throws ReflectiveOperationException {
    MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
    List<MethodHandle> parts = new ArrayList<>();
    for (Field field : type.getDeclaredFields()) {
      if (!Modifier.isStatic(field.getModifiers()) && !isAlways(field.getType())) {
        parts.add(asPart(lookup.unreflectGetter(field)));
      }
    }
    return parts.isEmpty()
        ? new Verdict(Answer.ALWAYS)
        : new Verdict(Answer.IF_PARTS_ARE, List.copyOf(parts));
  }

  private static MethodHandle asPart(MethodHandle getter) {
    return getter.asType(MethodType.methodType(Object.class, Object.class));
  }

  /** Says whether whatever a variable of this type holds never changes. */
  private static boolean isAlways(Class<?> type) {
    if (type.isPrimitive() || Enums.declaring(type) != null) {
      return true;
    }
    if (type == OptionalInt.class || type == OptionalLong.class || type == OptionalDouble.class) {
      return true;
    }
    boolean isFinal = Modifier.isFinal(type.getModifiers()) || Jdk.isBase(type);
    ScalarForm<?> scalar = Scalars.of(type);
    return isFinal && scalar != null && !Scalars.isMutable(scalar);
  }
}
