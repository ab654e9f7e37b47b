package dev.chronicle.capture.value;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.SortedSet;
import java.util.Stack;
import java.util.TreeSet;
import java.util.Vector;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.stream.Stream;

/**
 * A collection class of the JDK that recorded collections are read as.
 *
 * <p>Lists equal each other whatever their class, and so do sets: where the declared type has room
 * for it, they are read as the {@link #canonical} class of that type. A hash set is read as one
 * that keeps the recorded order, so that a replay sees the items in the order that the original
 * saw.
 *
 * @param type the class
 * @param contract {@link List} or {@link Set} if {@code equals} is theirs, else the class itself
 * @param maker makes an empty one, for items of a type and in an order
 */
record CollectionKind(Class<?> type, Class<?> contract, Maker maker) {

  /** Makes an empty collection. */
  interface Maker {
    Collection<Object> make(Class<?> itemType, Comparator<Object> order);
  }

  private static final CollectionKind ARRAY_LIST = list(ArrayList.class, ArrayList::new);
  private static final CollectionKind LINKED_SET = set(LinkedHashSet.class, LinkedHashSet::new);
  private static final CollectionKind TREE_SET =
      new CollectionKind(TreeSet.class, Set.class, (type, order) -> new TreeSet<>(order));
  private static final CollectionKind ARRAY_DEQUE = queue(ArrayDeque.class, ArrayDeque::new);
  private static final CollectionKind ENUM_SET =
      new CollectionKind(EnumSet.class, Set.class, (type, order) -> enumSet(type));

  /** What a type is read as if it is no class of {@link #KNOWN}: the first that fits. */
  private static final List<CollectionKind> CANONICAL =
      List.of(ARRAY_LIST, LINKED_SET, TREE_SET, ARRAY_DEQUE);

  private static final List<CollectionKind> CURRENT =
      List.of(
          ARRAY_LIST,
          list(CopyOnWriteArrayList.class, CopyOnWriteArrayList::new),
          set(HashSet.class, LinkedHashSet::new),
          LINKED_SET,
          TREE_SET,
          ENUM_SET,
          set(CopyOnWriteArraySet.class, CopyOnWriteArraySet::new),
          new CollectionKind(
              ConcurrentSkipListSet.class,
              Set.class,
              (type, order) -> new ConcurrentSkipListSet<>(order)),
          ARRAY_DEQUE,
          queue(ConcurrentLinkedQueue.class, ConcurrentLinkedQueue::new),
          queue(ConcurrentLinkedDeque.class, ConcurrentLinkedDeque::new),
          new CollectionKind(
              PriorityQueue.class,
              PriorityQueue.class,
              (type, order) -> new PriorityQueue<>(order)));

  private static final List<CollectionKind> KNOWN =
      Stream.concat(CURRENT.stream(), obsolete().stream()).toList();

  private static CollectionKind list(Class<?> type, Source source) {
    return new CollectionKind(type, List.class, (itemType, order) -> source.make());
  }

  private static CollectionKind set(Class<?> type, Source source) {
    return new CollectionKind(type, Set.class, (itemType, order) -> source.make());
  }

  private static CollectionKind queue(Class<?> type, Source source) {
    return new CollectionKind(type, type, (itemType, order) -> source.make());
  }

  /** Makes an empty collection that neither type nor order matters to. */
  private interface Source {
    Collection<Object> make();
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // Enum's own bound cannot be met by a wildcard
  private static Collection<Object> enumSet(Class<?> itemType) {
    return (Collection) EnumSet.noneOf((Class<Enum>) itemType.asSubclass(Enum.class));
  }

  @SuppressWarnings("JdkObsolete") // recorded ones are read as what they were
  private static List<CollectionKind> obsolete() {
    return List.of(
        list(LinkedList.class, LinkedList::new),
        list(Vector.class, Vector::new),
        list(Stack.class, Stack::new));
  }

  static List<CollectionKind> all() {
    return KNOWN;
  }

  /** Returns what values of a declared type are read as; {@code null} if it is no collection's. */
  static CollectionKind canonical(Class<?> declared) {
    for (CollectionKind kind : KNOWN) {
      if (kind.type == declared) {
        return kind;
      }
    }
    for (CollectionKind kind : CANONICAL) {
      if (declared.isAssignableFrom(kind.type)) {
        return kind;
      }
    }
    return null;
  }

  /**
   * Returns what comes closest to the class of a collection; {@code null} if that has a way of its
   * own, as a bounded queue has.
   */
  static CollectionKind of(Class<?> runtime) {
    if (runtime == HashSet.class) {
      return LINKED_SET; // As which it is read, so that it has the same name when written again.
    }
    for (CollectionKind kind : KNOWN) {
      if (kind.type == runtime) {
        return kind;
      }
    }
    if (SortedSet.class.isAssignableFrom(runtime)) {
      return TREE_SET;
    }
    if (Set.class.isAssignableFrom(runtime)) {
      return LINKED_SET;
    }
    return ARRAY_LIST.isLikeness(runtime) ? ARRAY_LIST : null;
  }

  private boolean isLikeness(Class<?> runtime) {
    return contract.isAssignableFrom(runtime) || !Queue.class.isAssignableFrom(runtime);
  }

  /** Says whether a collection of the other kind equals one of this kind that has its items. */
  boolean equalsAny(CollectionKind other) {
    return contract == other.contract;
  }

  boolean isSorted() {
    return SortedSet.class.isAssignableFrom(type) || type == PriorityQueue.class;
  }

  /** Says whether items are hashed or compared when they are added. */
  boolean isHashed() {
    return contract == Set.class || type == PriorityQueue.class;
  }
}
