package dev.chronicle.capture.value;

import java.util.Arrays;

/**
 * The containers (objects, collections, maps, arrays) that one write has met: where each stands, so
 * that a place can be named, and which it was, so that the second sight of it is known.
 *
 * <p>A container is known by its number, in the order in which they were entered. Not thread-safe.
 */
final class Trail {
  /** The number of no container. */
  static final int NONE = -1;

  private static final int INITIAL = 32;
  private static final int RETAINED = 1024;

  private int[] parents = new int[INITIAL];
  private Object[] places = new Object[INITIAL];
  private int[] indexes = new int[INITIAL];
  private boolean[] hashed = new boolean[INITIAL];
  private int size;
  private int current = NONE;

  private Object place;
  private int index;
  private boolean inHash;

  private final IdentityIndex seen = new IdentityIndex();

  /** Forgets everything, and the memory too where it is large. */
  void clear() {
    if (places.length > RETAINED) {
      parents = new int[INITIAL];
      places = new Object[INITIAL];
      indexes = new int[INITIAL];
      hashed = new boolean[INITIAL];
    } else {
      Arrays.fill(places, 0, size, null);
    }
    size = 0;
    current = NONE;
    place = null;
    inHash = false;
    seen.clear();
  }

  /** Sets the position within the current container: a {@link Place} or the key of a map. */
  void at(Object newPlace) {
    place = newPlace;
  }

  /** Sets the position within the current container: the item of a collection or an array. */
  void at(int newIndex) {
    place = null;
    index = newIndex;
  }

  /** Says whether what stands here will be hashed or compared while its surroundings are read. */
  void inHash(boolean newInHash) {
    inHash = newInHash;
  }

  /** Enters the container at the current position. */
  void enter() {
    if (size == parents.length) {
      grow();
    }
    parents[size] = current;
    places[size] = place;
    indexes[size] = index;
    hashed[size] = inHash;
    inHash = false;
    current = size++;
  }

  /** Enters a container whose second sight matters. */
  void enter(Object identity) {
    seen.add(identity, size);
    enter();
  }

  /** Goes back to the container around the current one. */
  void exit() {
    inHash = hashed[current];
    current = parents[current];
  }

  /** Goes back to a container around the current position. */
  void backTo(int container) {
    while (current != container) {
      exit();
    }
  }

  int current() {
    return current;
  }

  int size() {
    return size;
  }

  /** Goes back to an earlier container, and forgets those entered since there were {@code size}. */
  void rewind(int toCurrent, int toSize) {
    seen.removeFrom(toSize);
    size = toSize;
    current = toCurrent;
  }

  /** Returns the number under which an object was entered, or {@link #NONE}. */
  int find(Object identity) {
    return seen.find(identity);
  }

  /**
   * Says whether a container is around the current position, with something in between that is
   * hashed while it is read back, when that container is not whole yet.
   */
  boolean isAroundHash(int container) {
    boolean crossed = inHash;
    for (int at = current; at != NONE; at = parents[at]) {
      if (at == container) {
        return crossed;
      }
      crossed |= hashed[at];
    }
    return false;
  }

  /** Returns the JSON path of the current position. */
  String path() {
    StringBuilder path = new StringBuilder(JsonPath.ROOT);
    if (current != NONE) {
      append(path, current);
      append(path, place, index);
    }
    return path.toString();
  }

  /** Returns the JSON path of a container. */
  String pathOf(int container) {
    StringBuilder path = new StringBuilder(JsonPath.ROOT);
    append(path, container);
    return path.toString();
  }

  private void append(StringBuilder path, int container) {
    int parent = parents[container];
    if (parent != NONE) {
      append(path, parent);
      append(path, places[container], indexes[container]);
    }
  }

  private static void append(StringBuilder path, Object place, int index) {
    if (place instanceof Place named) {
      JsonPath.appendMember(path, named.name());
    } else if (place != null) {
      JsonPath.appendMember(path, (String) place);
    } else {
      JsonPath.appendItem(path, index);
    }
  }

  private void grow() {
    int length = size * 2;
    parents = Arrays.copyOf(parents, length);
    places = Arrays.copyOf(places, length);
    indexes = Arrays.copyOf(indexes, length);
    hashed = Arrays.copyOf(hashed, length);
  }
}
