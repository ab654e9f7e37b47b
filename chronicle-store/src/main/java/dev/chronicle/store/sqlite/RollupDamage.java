package dev.chronicle.store.sqlite;

/** What is counted of a part is not what was written. */
final class RollupDamage extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  private final long part;

  RollupDamage(long part, String detail) {
    super(detail);
    this.part = part;
  }

  /** Returns the number of the part. */
  long part() {
    return part;
  }
}
