package dev.chronicle.simulator.report;

/** Shows a run while it goes on. Thread-safe. */
public interface LiveView {

  /** Shows how the run stands; called a few times a second. */
  void update(Snapshot run);

  /** Shows a line that a person should know of and that stays. */
  void notice(String line);

  /** Clears away what does not stay. */
  void end();
}
