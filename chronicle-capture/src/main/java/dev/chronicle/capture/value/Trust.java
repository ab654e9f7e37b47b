package dev.chronicle.capture.value;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is known of a collection's or map's class.
 *
 * @param isImmutable whether nobody can change one, so that it has no identity to speak of
 * @param isIndexed whether items are best had by index
 * @param isSized whether its size is known without counting
 * @param keepsContract whether it equals others with the same items, as the JDK's do
 */
record Trust(boolean isImmutable, boolean isIndexed, boolean isSized, boolean keepsContract) {

  /** The classes behind {@code List.of}, {@code Set.of} and {@code Map.of}. */
  private static final Set<Class<?>> IMMUTABLE =
      Set.of(
          List.of().getClass(),
          List.of(1).getClass(),
          Set.of().getClass(),
          Set.of(1).getClass(),
          Map.of().getClass(),
          Map.of(1, 1).getClass());

  private static final Set<Class<?>> INDEXED =
      Set.of(
          ArrayList.class, Arrays.asList().getClass(), List.of().getClass(), List.of(1).getClass());

  /** Libraries whose collections keep the contracts of {@code java.util}. */
  private static final List<String> LIBRARIES =
      List.of(
          "com.google.common.collect.",
          "it.unimi.dsi.fastutil.",
          "kotlin.collections.",
          "org.eclipse.collections.",
          "org.hibernate.collection.");

  static Trust of(Class<?> type) {
    return new Trust(
        IMMUTABLE.contains(type),
        INDEXED.contains(type),
        type.getPackageName().equals("java.util"),
        Jdk.isBase(type) || LIBRARIES.stream().anyMatch(type.getName()::startsWith));
  }

  /** Says whether a class is one that {@code List.of}, {@code Set.of} or {@code Map.of} gives. */
  static boolean isImmutable(Class<?> type) {
    return IMMUTABLE.contains(type);
  }
}
