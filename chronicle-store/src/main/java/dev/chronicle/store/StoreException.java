package dev.chronicle.store;

import java.util.Objects;

/** A store could not do what it was asked; the message says in one line what is wrong. */
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What kind of trouble it is, for a program that has to choose what to do about it. */
  public enum Reason {
    /** Someone else holds the store; the same request may succeed a little later. */
    BUSY,
    /** There is no space left. */
    FULL,
    /** What is stored cannot be read. */
    DAMAGED,
    /** There is no store of ours at that place, or it may not be used. */
    UNUSABLE,
    /** What was to be stored breaks a rule of the store. */
    REFUSED,
    /** Something else, which the cause tells. */
    FAILED
  }

  private final Reason reason;

  /** Says what is wrong, in words that help to mend it. */
  public StoreException(Reason reason, String message) {
    this(reason, message, null);
  }

  /** Says what is wrong, in words that help to mend it, and what led to it. */
  public StoreException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = Objects.requireNonNull(reason, "reason must not be null");
  }

  /** Returns what kind of trouble it is. */
  public Reason reason() {
    return reason;
  }
}
