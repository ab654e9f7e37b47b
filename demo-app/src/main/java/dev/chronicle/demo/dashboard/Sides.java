package dev.chronicle.demo.dashboard;

import dev.chronicle.analysis.Selection;
import dev.chronicle.demo.core.InvalidValueException;
import dev.chronicle.store.TimeRange;
import java.time.Duration;
import java.util.Locale;

/**
 * Two sets of calls that are compared, as an address names them: {@code before} and {@code after}
 * are versions of the service; without them, the page's time is compared with an earlier one, from
 * {@code earlier_since} to {@code earlier_until} or of the same length just before.
 *
 * @param before the first set, in words
 * @param after the second set, in words
 * @param first the first set
 * @param second the second set
 */
public record Sides(String before, String after, Selection first, Selection second) {
  private static final String BEFORE = "before";
  private static final String AFTER = "after";

  /**
   * Reads the two sets from an address.
   *
   * @throws InvalidValueException if one of them is not fully named
   */
  static Sides of(PageUrl url, TimeWindow window) {
    TimeRange range = new TimeRange(window.since(), window.until());
    String before = url.get(BEFORE);
    String after = url.get(AFTER);
    if (before.isEmpty() != after.isEmpty()) {
      throw new InvalidValueException(
          before.isEmpty() ? BEFORE : AFTER, "must be given, as the other version is");
    }
    if (!before.isEmpty()) {
      return new Sides(
          "version " + before,
          "version " + after,
          new Selection(range, before),
          new Selection(range, after));
    }
    Wording say = new Wording(window.now());
    String words =
        window.name().isEmpty() ? words(say, range) : window.label().toLowerCase(Locale.ROOT);
    TimeWindow earlier = TimeWindow.between(url, "earlier_since", "earlier_until", window.now());
    if (earlier.since() != null || earlier.until() != null) {
      TimeRange chosen = new TimeRange(earlier.since(), earlier.until());
      return new Sides(words(say, chosen), words, Selection.of(chosen), Selection.of(range));
    }
    if (window.since() == null) {
      throw new InvalidValueException("range", "must have a start, to have a time before it");
    }
    Duration length = Duration.between(window.since(), window.end());
    TimeRange justBefore = new TimeRange(window.since().minus(length), window.since());
    return new Sides(
        "the time of the same length before", words, Selection.of(justBefore), Selection.of(range));
  }

  private static String words(Wording say, TimeRange range) {
    String since = range.since() == null ? "the start" : say.toTheSecond(range.since());
    String until = range.until() == null ? "now" : say.toTheSecond(range.until());
    return since + " to " + until + " UTC";
  }
}
