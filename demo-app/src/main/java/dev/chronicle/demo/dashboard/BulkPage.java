package dev.chronicle.demo.dashboard;

import dev.chronicle.demo.core.InvalidValueException;
import java.util.List;

/**
 * How far a run over many tasks is.
 *
 * @param run the run
 * @param done of how many tasks the outcome is known
 * @param refused to how many of these nothing was done
 * @param shown some of the outcomes, those refused first
 * @param further the address of those after them; {@code null} when there are none
 */
public record BulkPage(
    BulkRun run, int done, long refused, List<BulkRun.Outcome> shown, PageUrl further) {
  private static final String OFFSET = "offset";
  private static final int ROWS = 200;

  static BulkPage of(BulkRun run, PageUrl url) {
    List<BulkRun.Outcome> all = run.outcomes();
    int from = Math.min(offset(url), all.size());
    int to = Math.min(from + ROWS, all.size());
    return new BulkPage(
        run,
        all.size(),
        all.stream().filter(outcome -> !outcome.refusal().isEmpty()).count(),
        all.subList(from, to),
        to < all.size() ? url.with(OFFSET, to) : null);
  }

  private static int offset(PageUrl url) {
    String text = url.has(OFFSET) ? url.get(OFFSET) : "0";
    if (!text.matches("[0-9]{1,6}")) {
      throw InvalidValueException.of(OFFSET, "must be a number from 0 to 999999", text);
    }
    return Integer.parseInt(text);
  }

  /** Returns the part of the tasks whose outcome is known, 0 to 1. */
  public double share() {
    return run.planned() == 0 ? 1 : (double) done / run.planned();
  }
}
