package dev.chronicle.analysis;

import dev.chronicle.store.CallFilter;
import dev.chronicle.store.TimeRange;
import java.util.Objects;

/**
 * The calls that a question is about.
 *
 * @param range when they started
 * @param serviceVersion version of the program that made them; {@code null} for all
 */
public record Selection(TimeRange range, String serviceVersion) {

  /** Every call. */
  public static final Selection ALL = of(TimeRange.ALL);

  public Selection {
    Objects.requireNonNull(range, "range must not be null");
  }

  /** Calls of a range of time, of all versions. */
  public static Selection of(TimeRange range) {
    return new Selection(range, null);
  }

  /** Calls of one version, whenever they were made. */
  public static Selection ofVersion(String serviceVersion) {
    return new Selection(TimeRange.ALL, serviceVersion);
  }

  /** Starts the filter for these calls. */
  CallFilter.Builder filter() {
    return CallFilter.builder()
        .since(range.since())
        .until(range.until())
        .serviceVersion(serviceVersion);
  }
}
