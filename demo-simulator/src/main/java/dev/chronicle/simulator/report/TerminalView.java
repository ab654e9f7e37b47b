package dev.chronicle.simulator.report;

import java.io.PrintWriter;
import java.util.List;

/** Shows a run as a few lines that are written over again and again, for a terminal (ECMA-48). */
public final class TerminalView implements LiveView {
  private final PrintWriter out;
  private List<String> shown = List.of();

  /** Writes to {@code out}. */
  public TerminalView(PrintWriter out) {
    this.out = out;
  }

  @Override
  public synchronized void update(Snapshot run) {
    clear();
    show(LiveText.block(run));
  }

  @Override
  public synchronized void notice(String line) {
    List<String> block = shown;
    clear();
    out.println(line);
    show(block);
  }

  @Override
  public synchronized void end() {
    clear();
    out.flush();
  }

  private void show(List<String> block) {
    block.forEach(out::println);
    out.flush();
    shown = block;
  }

  private void clear() {
    if (!shown.isEmpty()) {
      out.printf("\u001b[%dA\r\u001b[J", shown.size());
      shown = List.of();
    }
  }
}
