package dev.chronicle.capture.value;

import dev.chronicle.call.Loss.Reason;
import java.util.Collections;
import java.util.Comparator;
import java.util.Locale;
import java.util.PriorityQueue;
import java.util.SortedMap;
import java.util.SortedSet;

/** The orders of sorted collections that have a name, so that a recording can tell them. */
enum SortOrder {
  NATURAL(null),
  REVERSE(Collections.reverseOrder()),
  IGNORE_CASE(String.CASE_INSENSITIVE_ORDER);

  private static final String ORDER = "@order";

  private final Comparator<?> comparator;

  SortOrder(Comparator<?> comparator) {
    this.comparator = comparator;
  }

  /** Returns the order of a sorted collection or map; {@code null} if it has no name. */
  private static SortOrder of(Object sorted) {
    Comparator<?> comparator = comparatorOf(sorted);
    if (comparator == Comparator.naturalOrder()) {
      return NATURAL;
    }
    for (SortOrder order : values()) {
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
    if (order == null || order == NATURAL) {
      return false;
    }
    out.openWithValue(ORDER, order.id());
    return true;
  }

  /** Returns the order that a recorded collection or map tells, else the natural one. */
  static SortOrder read(Json json, Reading in) {
    if (json instanceof Json.Members members
        && members.byName().get(ORDER) instanceof Json.Text id) {
      for (SortOrder order : values()) {
        if (order.id().equals(id.text())) {
          return order;
        }
      }
      throw in.failure("@order must be a known one, was: " + id.text());
    }
    return NATURAL;
  }

  /** Returns what stands in the object that tells the order, if there is one. */
  static Json content(Json json, Reading in) {
    return json instanceof Json.Members members && members.byName().containsKey(ORDER)
        ? in.member(members, Writing.VALUE)
        : json;
  }

  private String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  @SuppressWarnings("unchecked") // a misfit shows when items are added
  Comparator<Object> comparator() {
    return (Comparator<Object>) comparator;
  }
}
