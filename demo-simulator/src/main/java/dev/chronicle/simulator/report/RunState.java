package dev.chronicle.simulator.report;

import java.util.Locale;

/** Where a run stands. */
public enum RunState {
  /** None was started since the engine was built or reset. */
  IDLE,
  /** Requests fall due and are sent. */
  RUNNING,
  /** No more requests are sent; answers are waited for and the server's error rate is put back. */
  STOPPING,
  /** Over, and the numbers are final. */
  FINISHED,
  /** Over before it began, since the server refused what the run needs. */
  FAILED;

  /** Returns the name that people see, in lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Says whether a run is under way. */
  public boolean isActive() {
    return this == RUNNING || this == STOPPING;
  }
}
