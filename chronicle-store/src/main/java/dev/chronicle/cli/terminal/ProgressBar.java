package dev.chronicle.cli.terminal;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Shows how far a command is, when a person sits before it and it takes long: one line that is
 * written over again and again, and away in the end (ECMA-48). Not thread-safe.
 */
public final class ProgressBar implements AutoCloseable {
  private static final long FIRST_AFTER_NANOS = TimeUnit.MILLISECONDS.toNanos(700);
  private static final long NEXT_AFTER_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final int BAR = 30;
  private static final int ROOM_FOR_NUMBERS = 50;

  private final Terminal terminal;
  private final String what;
  private final LongSupplier nanoClock;
  private final long start;
  private long nextUpdate;
  private boolean shown;

  /**
   * A bar that counts {@code what}, such as calls.
   *
   * @param nanoClock as {@link System#nanoTime()}
   */
  public ProgressBar(Terminal terminal, String what, LongSupplier nanoClock) {
    this.terminal = terminal;
    this.what = what;
    this.nanoClock = nanoClock;
    this.start = nanoClock.getAsLong();
    this.nextUpdate = start + FIRST_AFTER_NANOS;
  }

  /** A bar by the system's clock. */
  public ProgressBar(Terminal terminal, String what) {
    this(terminal, what, System::nanoTime);
  }

  /**
   * Shows how far it is.
   *
   * @param total how many there are in all; 0 where nobody knows
   */
  public void at(long done, long total) {
    if (!terminal.interactive()) {
      return;
    }
    long now = nanoClock.getAsLong();
    if (now - nextUpdate < 0) {
      return;
    }
    nextUpdate = now + NEXT_AFTER_NANOS;
    double seconds = (now - start) / 1e9;
    String line = line(done, total, seconds);
    int width = terminal.width().orElse(Integer.MAX_VALUE);
    terminal.out().flush();
    terminal.err().print("\r" + TextWidth.cut(line, width - 1, "") + "\u001b[K");
    terminal.err().flush();
    shown = true;
  }

  private String line(long done, long total, double seconds) {
    String numbers =
        String.format(Locale.ROOT, "%,d %s, %,.0f/s", done, what, done / Math.max(seconds, 1e-3));
    if (total <= 0) {
      return numbers;
    }
    double share = Math.min(1, (double) done / total);
    int bar = terminal.width().orElse(BAR + ROOM_FOR_NUMBERS) < BAR + ROOM_FOR_NUMBERS ? 0 : BAR;
    int full = (int) (share * bar);
    String left =
        share > 0 ? String.format(Locale.ROOT, ", %.0f s left", seconds / share - seconds) : "";
    return terminal.glyph("━", "#").repeat(full)
        + terminal.glyph("─", ".").repeat(bar - full)
        + String.format(Locale.ROOT, " %3.0f %%  ", share * 100)
        + numbers
        + left;
  }

  /** Takes the bar away. */
  @Override
  public void close() {
    if (shown) {
      terminal.err().print("\r\u001b[K");
      terminal.err().flush();
    }
  }
}
