package dev.chronicle.demo.dashboard;

import java.util.List;

/**
 * A value of a recording, ready to be shown as a tree. Immutable.
 *
 * @param key name or number under which it stands in its parent; empty at the root
 * @param path where it is: {@code $.items[3].note}
 * @param kind {@code object}, {@code array}, {@code string}, {@code number}, {@code word} (true,
 *     false, null) or {@code more}, which stands for parts that are not shown
 * @param text the value, or how many parts it has
 * @param loss what the recording does not hold here, in words; empty when nothing is missing
 * @param parts its members or items
 */
public record JsonTree(
    String key, String path, String kind, String text, String loss, List<JsonTree> parts) {
  public JsonTree {
    parts = List.copyOf(parts);
  }
}
