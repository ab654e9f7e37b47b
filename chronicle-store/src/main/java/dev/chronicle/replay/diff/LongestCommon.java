package dev.chronicle.replay.diff;

import com.fasterxml.jackson.databind.JsonNode;

/** How many items the rests of two lists have in common, in order. */
final class LongestCommon {
  /** Beyond this many comparisons lists are told apart from their first difference on. */
  private static final long MOST_CELLS = 4_000_000;

  private LongestCommon() {}

  /** Returns for each pair of positions how many items the lists have in common from there on. */
  static int[][] lengths(JsonNode recorded, JsonNode replayed) {
    int n = recorded.size();
    int m = replayed.size();
    int[][] common = new int[n + 1][m + 1];
    if ((long) n * m > MOST_CELLS) {
      return common;
    }
    for (int i = n - 1; i >= 0; i--) {
      for (int j = m - 1; j >= 0; j--) {
        common[i][j] =
            recorded.get(i).equals(replayed.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    return common;
  }
}
