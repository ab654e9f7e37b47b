package dev.chronicle.simulator.run;

import dev.chronicle.simulator.plan.Operation;

/** An endpoint of the task queue, and the operation that it counts as. */
enum Step {
  LIST(Operation.READ),
  FETCH(Operation.READ),
  CREATE(Operation.CREATE),
  CLAIM_NEXT(Operation.CLAIM),
  CLAIM(Operation.CLAIM),
  PROCESS(Operation.PROCESS),
  COMPLETE(Operation.COMPLETE),
  FAIL(Operation.COMPLETE),
  UPDATE(Operation.UPDATE),
  DELETE(Operation.DELETE);

  private final Operation operation;

  Step(Operation operation) {
    this.operation = operation;
  }

  Operation operation() {
    return operation;
  }

  /** Says whether the task that this is about is taken out of the world until the answer. */
  boolean takesTask() {
    return switch (this) {
      case CLAIM, PROCESS, COMPLETE, FAIL, DELETE -> true;
      case LIST, FETCH, CREATE, CLAIM_NEXT, UPDATE -> false;
    };
  }
}
