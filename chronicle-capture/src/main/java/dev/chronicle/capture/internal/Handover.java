package dev.chronicle.capture.internal;

import java.util.List;

/**
 * The handing over of one task, or of a list of them, to a method that the application may have
 * written itself. Used by one thread, until that method ends.
 */
public final class Handover {
  private final CarriedForks carried;
  private final CallStack stack;
  private final Handover outer;
  private Object task;

  private Handover(CarriedForks carried, CallStack stack, Handover outer) {
    this.carried = carried;
    this.stack = stack;
    this.outer = outer;
  }

  /** Returns a handing over that nobody follows. */
  static Handover of(Object task) {
    Handover handover = new Handover(null, null, null);
    handover.task = task;
    return handover;
  }

  /** Begins a handing over; an executor that hands on to another is still within it. */
  static Handover begin(CarriedForks carried) {
    CallStack stack = CallStack.ofThisThread();
    Handover handover = new Handover(carried, stack, stack.handover);
    stack.handover = handover;
    return handover;
  }

  /** Says whether a task is on its way already, handed on by the executor that it was given to. */
  boolean isWithinThatOf(Object one) {
    return outer != null && carried.isLatest(one, outer);
  }

  /** Says whether this thread is in the middle of handing over a task that was carried. */
  static boolean hasOnItsWay(CarriedForks carried, Object task) {
    Handover latest = CallStack.ofThisThread().handover;
    return latest != null && carried.isLatest(task, latest);
  }

  void task(Object toBeGiven) {
    task = toBeGiven;
  }

  /** Returns what is to be handed over instead of the application's argument; often the same. */
  public Object task() {
    return task;
  }

  /** Notes that the method failed, so that the task does not run for it. Never throws. */
  public void refused() {
    if (carried == null) {
      return;
    }
    if (task instanceof List<?> tasks) {
      tasks.forEach(one -> carried.withdraw(one, this));
    } else {
      carried.withdraw(task, this);
    }
  }

  /** Ends it, and lets go of the task. */
  public void ends() {
    if (carried != null) {
      stack.handover = outer;
    }
    task = null;
  }
}
