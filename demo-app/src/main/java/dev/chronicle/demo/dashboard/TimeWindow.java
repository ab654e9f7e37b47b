package dev.chronicle.demo.dashboard;

import dev.chronicle.demo.core.InvalidValueException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;

/**
 * The span of time that a page is about, as its URL says: {@code range=1h} for the last hour, or
 * {@code since} and {@code until}.
 *
 * @param name name of a range that ends now; empty when it was given by its ends
 * @param label the span in words
 * @param since start, inclusive; {@code null} for no bound
 * @param until end, exclusive; {@code null} for no bound
 * @param now the present
 */
public record TimeWindow(String name, String label, Instant since, Instant until, Instant now) {
  /** A range that ends now. */
  public record Choice(String name, String label, Duration length) {}

  /** All calls there are. */
  public static final String ALL = "all";

  private static final List<Choice> CHOICES =
      List.of(
          new Choice("5m", "Last 5 minutes", Duration.ofMinutes(5)),
          new Choice("15m", "Last 15 minutes", Duration.ofMinutes(15)),
          new Choice("1h", "Last hour", Duration.ofHours(1)),
          new Choice("6h", "Last 6 hours", Duration.ofHours(6)),
          new Choice("24h", "Last 24 hours", Duration.ofDays(1)),
          new Choice("7d", "Last 7 days", Duration.ofDays(7)),
          new Choice(ALL, "All time", null));

  /**
   * Reads the span from an address.
   *
   * @param usual name of the range where the address has none
   * @throws InvalidValueException if it names a range that there is not, or a time that is none
   */
  public static TimeWindow of(PageUrl url, String usual, Instant now) {
    TimeWindow chosen = between(url, "since", "until", now);
    if (chosen.since() != null || chosen.until() != null) {
      return chosen;
    }
    String name = url.has("range") ? url.get("range") : usual;
    Choice choice =
        CHOICES.stream()
            .filter(each -> each.name().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    InvalidValueException.of(
                        "range",
                        "must be one of "
                            + String.join(", ", CHOICES.stream().map(Choice::name).toList()),
                        name));
    Instant start = choice.length() == null ? null : now.minus(choice.length());
    return new TimeWindow(name, choice.label(), start, null, now);
  }

  /**
   * Reads a span that an address gives by its ends, each of which may be missing.
   *
   * @throws InvalidValueException if an end is no time, or the last before the first
   */
  static TimeWindow between(PageUrl url, String first, String last, Instant now) {
    Instant since = time(first, url.get(first));
    Instant until = time(last, url.get(last));
    if (since != null && until != null && until.isBefore(since)) {
      throw InvalidValueException.of(last, "must not be before " + first, url.get(last));
    }
    return new TimeWindow("", "Chosen range", since, until, now);
  }

  /** Returns the ranges to choose from. */
  public List<Choice> choices() {
    return CHOICES;
  }

  /** Returns the end, or the present where there is no bound. */
  public Instant end() {
    return until == null ? now : until;
  }

  /** Returns an address with this span given by its ends, for those who know no ranges. */
  public PageUrl spelledOut(PageUrl url) {
    PageUrl ends = url.without("range", "since", "until");
    return ends.with("since", since).with("until", until);
  }

  /**
   * Returns an address with this span as it is now: what starts later does not come into it, so
   * that a file holds what the page shows.
   */
  public PageUrl held(PageUrl url) {
    return spelledOut(url).with("until", end());
  }

  /** A time without a zone, which is what a form sends, is in UTC. */
  private static Instant time(String name, String text) {
    if (text.isEmpty()) {
      return null;
    }
    try {
      return OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
    } catch (DateTimeParseException withoutZone) {
      try {
        return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
      } catch (DateTimeParseException noTime) {
        throw InvalidValueException.of(name, "must be a time such as 2026-01-31T12:00:00Z", text);
      }
    }
  }
}
