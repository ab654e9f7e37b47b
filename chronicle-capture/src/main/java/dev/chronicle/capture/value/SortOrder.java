package dev.chronicle.capture.value;

import dev.chronicle.call.Loss.Reason;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * An order of sorted collections that has a name, so that a recording can tell it.
 *
 * @param id its name
 * @param comparator {@code null} for the natural order
 */
record SortOrder(String id, Comparator<?> comparator) {
  private static final String ORDER = "@order";

  private static final SortOrder NATURAL = new SortOrder("natural", null);

  private static final List<SortOrder> ALL =
      List.of(
          NATURAL,
          new SortOrder("reverse", Collections.reverseOrder()),
          new SortOrder("ignore_case", String.CASE_INSENSITIVE_ORDER));

  /** Returns the order of a sorted collection or map; {@code null} if it has no name. */
  private static SortOrder of(Object sorted) {
    Comparator<?> comparator = comparatorOf(sorted);
    if (Comparator.naturalOrder().equals(comparator)) {
      return NATURAL;
    }
    for (SortOrder order : ALL) {
      if (order.comparator == comparator) {
        return order;
      }
    }
    return null;
  }

  private static Comparator<?> comparatorOf(Object sorted) {
    if (sorted instanceof SortedSet<?> set) {
      return set.comparator();
    }
    if (sorted instanceof PriorityQueue<?> queue) {
      return queue.comparator();
    }
    return sorted instanceof SortedMap<?, ?> map ? map.comparator() : null;
  }

  /**
   * Opens the object around a sorted collection or map that tells its order, unless that is the
   * natural one or has no name.
   *
   * @return whether the object was opened, and is to be closed
   */
  static boolean open(Object sorted, Writing out) {
    SortOrder order = of(sorted);
    if (order == null) {
      out.loseHere(Reason.TYPE_UNKNOWN, "sorted by a comparator of its own");
    }
    if (order == null || order.equals(NATURAL)) {
      return false;
    }
    out.notation().openWithValue(ORDER, order.id);
    return true;
  }

  /** Returns the order that a recorded collection or map tells, else the natural one. */
  static SortOrder read(Json json, Reading in) {
    if (json instanceof Json.Members members
        && members.byName().get(ORDER) instanceof Json.Text id) {
      return ALL.stream()
          .filter(order -> order.id.equals(id.text()))
          .findAny()
          .orElseThrow(() -> in.failure("@order must be a known one, was: " + id.text()));
    }
    return NATURAL;
  }

  /** Returns what stands in the object that tells the order, if there is one. */
  static Json content(Json json, Reading in) {
    return json instanceof Json.Members members && members.byName().containsKey(ORDER)
        ? in.member(members, Notation.VALUE)
        : json;
  }

  /** Returns the comparator for an empty collection; whether it fits shows when items are added. */
  @SuppressWarnings("unchecked")
  Comparator<Object> forItems() {
    return (Comparator<Object>) comparator;
  }
}
