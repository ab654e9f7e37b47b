package dev.chronicle.capture.value;

import java.util.List;

/**
 * A recorded value that was read by types which have changed since, and what that took.
 *
 * @param value what was read; may be {@code null}
 * @param deviations where the recording and the types differ, for people: {@code $.note: not
 *     recorded, read as null}; empty if they do not
 */
public record TolerantlyRead(Object value, List<String> deviations) {
  public TolerantlyRead {
    deviations = List.copyOf(deviations);
  }
}
