package dev.chronicle.replay.diff;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** The longest common subsequence of two lists, as the lengths of those of their ends. */
final class LongestCommon {
  /** Beyond this many comparisons lists are told apart from their first difference on. */
  private static final int MOST_CELLS = 4_000_000;

  private final int[][] lengths;

  private LongestCommon(int[][] lengths) {
    this.lengths = lengths;
  }

  /** Compares two lists; of two that are too large together, nothing is known. */
  static LongestCommon of(List<JsonNode> recorded, List<JsonNode> replayed) {
    int n = recorded.size();
    int m = replayed.size();
    if ((long) (n + 1) * (m + 1) > MOST_CELLS) {
      return new LongestCommon(null);
    }
    int[][] lengths = new int[n + 1][m + 1];
    for (int i = n - 1; i >= 0; i--) {
      for (int j = m - 1; j >= 0; j--) {
        lengths[i][j] =
            recorded.get(i).equals(replayed.get(j))
                ? lengths[i + 1][j + 1] + 1
                : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
      }
    }
    return new LongestCommon(lengths);
  }

  /** Returns how many items the lists have in common from these positions on; 0 if not known. */
  int from(int recorded, int replayed) {
    return lengths == null ? 0 : lengths[recorded][replayed];
  }
}
