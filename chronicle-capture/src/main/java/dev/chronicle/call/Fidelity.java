package dev.chronicle.call;

/** How much of a live value its recording still holds. Ordered from the best to the worst. */
public enum Fidelity {
  /** Decodes to an equal value by the types of the live signature. */
  EXACT,
  /** Something was cut, redacted or left out; the {@link Loss}es say what, where and why. */
  PARTIAL,
  /** Only the type and a short description are known. */
  OPAQUE;

  /** Returns the worse of the two. */
  public Fidelity worse(Fidelity other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
