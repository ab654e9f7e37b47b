package dev.chronicle.simulator.report;

import java.io.PrintWriter;

/** Shows a run as a line every {@value #SECONDS} seconds, for logs and pipes. */
public final class PlainView implements LiveView {
  private static final int SECONDS = 5;

  private final PrintWriter out;
  private long linesShown;

  /** Writes to {@code out}. */
  public PlainView(PrintWriter out) {
    this.out = out;
  }

  @Override
  public synchronized void update(Snapshot run) {
    long lines = run.elapsed().toSeconds() / SECONDS;
    if (run.state() == RunState.RUNNING && lines > linesShown) {
      linesShown = lines;
      notice(LiveText.line(run));
    }
  }

  @Override
  public synchronized void notice(String line) {
    out.println(line);
    out.flush();
  }

  @Override
  public void end() {
    // Every line stays.
  }
}
