package dev.chronicle.capture.value;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The parameters of a method, of which one may, by what is passed for it, make the next one secret:
 * in {@code set(String key, Object value)}, called with {@code "password"} and something, it does.
 * Immutable and thread-safe.
 */
public final class ParameterSlots {
  private static final int LONGEST_NAME = 64;

  private final List<ValueSlot> declared;
  private final Redactor redactor;

  /** Positions of the parameters that may hold the name of what is passed for the next. */
  private final int[] names;

  ParameterSlots(List<ValueSlot> declared, Redactor redactor) {
    this.declared = List.copyOf(declared);
    this.redactor = redactor;
    this.names =
        IntStream.range(0, declared.size() - 1)
            .filter(i -> PairRole.of(declared.get(i).name()) == PairRole.NAME)
            .toArray();
  }

  /** Returns the parameters, in order, as they are whatever is passed. */
  public List<ValueSlot> declared() {
    return declared;
  }

  /**
   * Returns the parameters, in order, as they are for some arguments. Never throws.
   *
   * @param passed the arguments, in order
   */
  public List<ValueSlot> of(Object[] passed) {
    List<ValueSlot> slots = declared;
    for (int name : names) {
      if (isNameOfSecret(passed[name])) {
        if (slots == declared) {
          slots = new ArrayList<>(declared);
        }
        slots.set(name + 1, slots.get(name + 1).asSecret());
      }
    }
    return slots;
  }

  private boolean isNameOfSecret(Object passed) {
    String name = Veil.nameIn(passed);
    try {
      return name != null && name.length() <= LONGEST_NAME && redactor.isSecret(null, name);
    } catch (RuntimeException failed) {
      // A rule of the application's that cannot say: better one token too many.
      return true;
    }
  }
}
