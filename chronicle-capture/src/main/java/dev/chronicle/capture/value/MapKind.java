package dev.chronicle.capture.value;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * A map class of the JDK that recorded maps are read as. Maps equal each other whatever their
 * class; where the declared type has room for it, they are read as its {@link #canonical} class. A
 * hash map is read as one that keeps the recorded order.
 *
 * @param type the class
 * @param maker makes an empty one, for keys of a type and in an order
 */
record MapKind(Class<?> type, Maker maker) {

  /** Makes an empty map. */
  interface Maker {
    Map<Object, Object> make(Class<?> keyType, Comparator<Object> order);
  }

  private static final MapKind LINKED_MAP =
      new MapKind(LinkedHashMap.class, (type, order) -> new LinkedHashMap<>());
  private static final MapKind TREE_MAP =
      new MapKind(TreeMap.class, (type, order) -> new TreeMap<>(order));
  private static final MapKind CONCURRENT_MAP =
      new MapKind(ConcurrentHashMap.class, (type, order) -> new ConcurrentHashMap<>());
  private static final MapKind SKIP_LIST_MAP =
      new MapKind(ConcurrentSkipListMap.class, (type, order) -> new ConcurrentSkipListMap<>(order));

  private static final List<MapKind> CANONICAL =
      List.of(LINKED_MAP, TREE_MAP, CONCURRENT_MAP, SKIP_LIST_MAP);

  private static final List<MapKind> KNOWN =
      List.of(
          LINKED_MAP,
          new MapKind(HashMap.class, (type, order) -> new LinkedHashMap<>()),
          TREE_MAP,
          CONCURRENT_MAP,
          SKIP_LIST_MAP,
          new MapKind(EnumMap.class, (type, order) -> enumMap(type)),
          new MapKind(Hashtable.class, (type, order) -> hashtable()),
          new MapKind(Properties.class, (type, order) -> new Properties()),
          new MapKind(WeakHashMap.class, (type, order) -> new WeakHashMap<>()));

  @SuppressWarnings({"unchecked", "rawtypes"}) // Enum's own bound cannot be met by a wildcard
  private static Map<Object, Object> enumMap(Class<?> keyType) {
    return (Map) new EnumMap((Class<Enum>) keyType.asSubclass(Enum.class));
  }

  @SuppressWarnings("JdkObsolete") // recorded ones are read as what they were
  private static Map<Object, Object> hashtable() {
    return new Hashtable<>();
  }

  static List<MapKind> all() {
    return KNOWN;
  }

  /** Returns what values of a declared type are read as; {@code null} if it is no map's. */
  static MapKind canonical(Class<?> declared) {
    for (MapKind kind : KNOWN) {
      if (kind.type == declared) {
        return kind;
      }
    }
    for (MapKind kind : CANONICAL) {
      if (declared.isAssignableFrom(kind.type)) {
        return kind;
      }
    }
    return null;
  }

  /**
   * Returns what comes closest to the class of a map; {@code null} if that has a way of its own.
   */
  static MapKind of(Class<?> runtime) {
    if (runtime == IdentityHashMap.class) {
      return null;
    }
    for (MapKind kind : KNOWN) {
      if (kind.type == runtime) {
        return kind;
      }
    }
    return SortedMap.class.isAssignableFrom(runtime) ? TREE_MAP : LINKED_MAP;
  }

  boolean isSorted() {
    return SortedMap.class.isAssignableFrom(type);
  }
}
