package dev.chronicle.replay.sample;

/** Changes of behaviour that tests plant into the sample; {@link #planted} is none at first. */
public enum Bug {
  NONE,
  WRONG_TAX,
  SWALLOWED_ERROR,
  OTHER_EXCEPTION,
  OTHER_MESSAGE,
  FORGOTTEN_SAVE,
  WRONG_SAVE,
  EXTRA_LOOKUP,
  NULL_RESULT,
  REVERSED_LIST,
  WRONG_NESTED,
  BROKEN_PROMISE,
  OTHER_MAIL,
  WRONG_JOIN,
  ENDLESS;

  /** The one that is planted now. */
  public static volatile Bug planted = NONE;

  boolean isPlanted() {
    return planted == this;
  }
}
