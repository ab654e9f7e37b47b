package dev.chronicle.simulator.report;

import org.HdrHistogram.Histogram;

/** Remembers the answers of the last {@value #SECONDS} whole seconds; guarded by its owner. */
final class RecentWindow {
  static final int SECONDS = 10;

  /** One more than is shown, since the second under way is not whole yet. */
  private final Slot[] slots = new Slot[SECONDS + 1];

  RecentWindow() {
    for (int i = 0; i < slots.length; i++) {
      slots[i] = new Slot();
    }
  }

  void answered(long second, long latencyMicros, boolean failed) {
    Slot slot = slots[(int) (second % slots.length)];
    if (slot.second != second) {
      slot.startOver(second);
    }
    slot.latencyMicros.recordValue(latencyMicros);
    if (failed) {
      slot.failed++;
    }
  }

  /** Sums up the whole seconds before {@code second}. */
  RecentFigures before(long second) {
    int covered = (int) Math.min(SECONDS, second);
    Histogram all = new Histogram(2);
    long failed = 0;
    for (Slot slot : slots) {
      if (slot.second >= second - covered && slot.second < second) {
        all.add(slot.latencyMicros);
        failed += slot.failed;
      }
    }
    long answers = all.getTotalCount();
    return new RecentFigures(
        covered,
        covered == 0 ? 0 : (double) answers / covered,
        answers == 0 ? 0 : (double) failed / answers,
        LatencySummary.of(all));
  }

  private static final class Slot {
    private final Histogram latencyMicros = new Histogram(2);
    private long second = -1;
    private long failed;

    void startOver(long newSecond) {
      second = newSecond;
      failed = 0;
      latencyMicros.reset();
    }
  }
}
