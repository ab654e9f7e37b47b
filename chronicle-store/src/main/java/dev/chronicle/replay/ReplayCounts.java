package dev.chronicle.replay;

/**
 * How many calls were played back, by what became of them. Immutable.
 *
 * @param matched that did what was recorded
 * @param diverged that did something else
 * @param skipped whose recording does not hold what it takes
 * @param incompatible that the code of today has no place for
 * @param failed that could not be played back for another reason
 */
public record ReplayCounts(
    long matched, long diverged, long skipped, long incompatible, long failed) {

  /** None. */
  public static final ReplayCounts NONE = new ReplayCounts(0, 0, 0, 0, 0);

  /** Returns how many there were in all. */
  public long total() {
    return matched + diverged + skipped + incompatible + failed;
  }

  /** Returns the counts with one more result. */
  ReplayCounts plus(ReplayResult result) {
    return new ReplayCounts(
        matched + (result instanceof ReplayResult.Matched ? 1 : 0),
        diverged + (result instanceof ReplayResult.Diverged ? 1 : 0),
        skipped + (result instanceof ReplayResult.Skipped ? 1 : 0),
        incompatible + (result instanceof ReplayResult.Incompatible ? 1 : 0),
        failed + (result instanceof ReplayResult.Failed ? 1 : 0));
  }
}
