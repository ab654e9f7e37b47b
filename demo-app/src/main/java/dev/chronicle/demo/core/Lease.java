package dev.chronicle.demo.core;

import java.time.Instant;

/**
 * A worker's right to a task for some time.
 *
 * @param workerId the worker, 1 to 200 characters
 * @param start when it begins
 * @param end when it ends, unless it is extended before
 */
public record Lease(String workerId, Instant start, Instant end) {

  /**
   * Checks the worker's name.
   *
   * @throws InvalidValueException if it breaks its rule
   */
  public Lease {
    WorkerId.required(workerId);
  }
}
