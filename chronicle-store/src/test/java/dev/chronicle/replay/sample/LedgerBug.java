package dev.chronicle.replay.sample;

/** Changes of behaviour that tests plant into {@link Ledger}. */
public enum LedgerBug {
  NONE,
  CHANGED_SQL,
  OTHER_PARAMETER,
  FURTHER_ROW,
  FURTHER_COLUMN,
  OTHER_GETTER,
  ROLLED_BACK;

  /** The one that is planted now. */
  public static volatile LedgerBug planted = NONE;
}
