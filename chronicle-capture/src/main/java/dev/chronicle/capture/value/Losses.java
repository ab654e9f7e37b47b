package dev.chronicle.capture.value;

import dev.chronicle.call.Loss;
import java.util.ArrayList;
import java.util.List;

/**
 * What one write could not hold, kept within a bound: a thousand streams need no thousand entries.
 */
final class Losses {
  /** Most losses that are told one by one. */
  static final int MAX = 32;

  private static final int MAX_TEXT = 512;

  private final List<Loss> losses = new ArrayList<>();
  private int untold;

  void clear() {
    losses.clear();
    untold = 0;
  }

  int size() {
    return losses.size();
  }

  boolean isFull() {
    return losses.size() >= MAX - 1;
  }

  void add(String path, Loss.Reason reason, String detail) {
    losses.add(new Loss(cut(path), reason, cut(detail)));
  }

  /** Counts a loss that is not told. */
  void addUntold() {
    untold++;
  }

  int untold() {
    return untold;
  }

  /** Forgets those since there were {@code told}, and {@code formerlyUntold} that were not. */
  void rewind(int told, int formerlyUntold) {
    losses.subList(told, losses.size()).clear();
    untold = formerlyUntold;
  }

  List<Loss> toList() {
    if (untold == 0) {
      return List.copyOf(losses);
    }
    List<Loss> all = new ArrayList<>(losses);
    all.add(new Loss(JsonPath.ROOT, losses.get(0).reason(), "and " + untold + " more losses"));
    return List.copyOf(all);
  }

  private static String cut(String text) {
    return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT) + "…";
  }
}
