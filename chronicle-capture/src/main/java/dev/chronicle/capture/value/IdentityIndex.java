package dev.chronicle.capture.value;

import java.util.Arrays;

/**
 * Finds objects by identity and tells the number that each was added under. Compares a few directly
 * and hashes many: most values hold a few, and a first identity hash costs an object tens of
 * nanoseconds. Not thread-safe.
 */
final class IdentityIndex {
  private static final int FEW = 16;
  private static final int RETAINED = 1024;

  private Object[] objects = new Object[FEW];
  private int[] numbers = new int[FEW];
  private int size;
  private int[] slots;

  void clear() {
    if (objects.length > RETAINED) {
      objects = new Object[FEW];
      numbers = new int[FEW];
    } else {
      Arrays.fill(objects, 0, size, null);
    }
    size = 0;
    slots = null;
  }

  /** Adds an object that is not in the index, under a number above all before. */
  void add(Object object, int number) {
    if (size == objects.length) {
      objects = Arrays.copyOf(objects, size * 2);
      numbers = Arrays.copyOf(numbers, size * 2);
    }
    objects[size] = object;
    numbers[size] = number;
    size++;
    if (size > FEW) {
      if (slots == null || size * 2 > slots.length) {
        rehash();
      } else {
        slots[slotOf(object)] = size;
      }
    }
  }

  /** Returns the number of an object, or {@link Trail#NONE}. */
  int find(Object object) {
    if (size > FEW) {
      int entry = slots[slotOf(object)];
      return entry == 0 ? Trail.NONE : numbers[entry - 1];
    }
    for (int i = 0; i < size; i++) {
      if (objects[i] == object) {
        return numbers[i];
      }
    }
    return Trail.NONE;
  }

  /** Forgets the objects with this number and above. */
  void removeFrom(int number) {
    int kept = size;
    while (kept > 0 && numbers[kept - 1] >= number) {
      objects[--kept] = null;
    }
    if (kept < size) {
      size = kept;
      if (size > FEW) {
        rehash();
      } else {
        slots = null;
      }
    }
  }

  private void rehash() {
    slots = new int[Integer.highestOneBit(size) * 4];
    for (int i = 0; i < size; i++) {
      slots[slotOf(objects[i])] = i + 1;
    }
  }

  private int slotOf(Object object) {
    int mask = slots.length - 1;
    int hash = System.identityHashCode(object);
    int slot = (hash ^ hash >>> 15) & mask;
    while (slots[slot] != 0 && objects[slots[slot] - 1] != object) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}
