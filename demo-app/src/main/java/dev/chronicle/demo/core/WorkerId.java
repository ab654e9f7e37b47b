package dev.chronicle.demo.core;

/** The rule for the name by which a worker makes itself known. */
public final class WorkerId {
  private static final TextRule RULE = new TextRule("worker_id", 200);

  private WorkerId() {}

  /**
   * Accepts the name of a worker.
   *
   * @param workerId 1 to 200 characters, not blank
   * @throws InvalidValueException if it is not
   */
  public static String required(String workerId) {
    return RULE.required(workerId);
  }

  /**
   * Accepts the name of a worker, or none.
   *
   * @param workerId 1 to 200 characters, not blank; may be {@code null}
   * @throws InvalidValueException if it is not
   */
  public static String optional(String workerId) {
    return workerId == null ? null : RULE.required(workerId);
  }
}
