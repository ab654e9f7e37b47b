package dev.chronicle.simulator.run;

import java.util.Optional;

/**
 * A request as it goes out.
 *
 * @param step which endpoint
 * @param method HTTP method
 * @param path path and query
 * @param body JSON; empty for none
 * @param task the task that it is about; empty where it is about none
 * @param worker who sends it; empty where it is no worker
 * @param workNanos how long the worker works on a task once this has started it; 0 for other steps
 */
record Call(
    Step step,
    String method,
    String path,
    Optional<String> body,
    Optional<KnownTask> task,
    String worker,
    long workNanos) {

  /** A request that is no worker's and about no certain task. */
  static Call plain(Step step, String method, String path, Optional<String> body) {
    return new Call(step, method, path, body, Optional.empty(), "", 0);
  }

  /** A request that is no worker's and about a task. */
  static Call about(KnownTask task, Step step, String method, String path, Optional<String> body) {
    return new Call(step, method, path, body, Optional.of(task), "", 0);
  }
}
