package dev.chronicle.simulator.report;

import java.io.PrintWriter;

/** Shows nothing but notices, for output that a program reads. */
public final class NoticesOnly implements LiveView {
  private final PrintWriter out;

  /** Writes to {@code out}. */
  public NoticesOnly(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void update(Snapshot run) {
    // A program reads the report at the end.
  }

  @Override
  public synchronized void notice(String line) {
    out.println(line);
    out.flush();
  }

  @Override
  public void end() {
    // Nothing has to be cleared away.
  }
}
