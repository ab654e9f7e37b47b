package dev.chronicle.replay;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How another implementation compares with a recording. Immutable.
 *
 * @param replay what differs
 * @param speed how long calls took, by public name of the function; of calls that matched, as the
 *     speed of one that does something else says nothing
 */
public record ImplementationReport(ReplayReport replay, SortedMap<String, Speed> speed) {
  public ImplementationReport {
    speed = Collections.unmodifiableSortedMap(new TreeMap<>(speed));
  }
}
