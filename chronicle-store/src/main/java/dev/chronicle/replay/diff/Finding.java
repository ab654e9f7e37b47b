package dev.chronicle.replay.diff;

/**
 * One place in which a replayed call differs from the recorded one.
 *
 * @param path where, in the JSON form of a call: {@code $.result.items[3].note}, {@code
 *     $.exception}, {@code $.mutated_args.order.total}, {@code $.dependencies[2]}
 * @param kind how
 * @param recorded what was recorded there, as JSON; {@code null} if nothing
 * @param replayed what the replay gave there, as JSON; {@code null} if nothing
 * @param note for people, such as why a dependency call has no answer; empty if there is nothing to
 *     add
 */
public record Finding(
    String path, FindingKind kind, String recorded, String replayed, String note) {

  /** A finding that speaks for itself. */
  public Finding(String path, FindingKind kind, String recorded, String replayed) {
    this(path, kind, recorded, replayed, "");
  }

  /** Returns the path with every index and key as {@code [*]}: what findings are grouped by. */
  public String pathPattern() {
    return PathPattern.of(path);
  }

  /** Returns the finding in one line: {@code $.result.total CHANGED: recorded 3, replayed 4}. */
  @Override
  public String toString() {
    StringBuilder line = new StringBuilder(path).append(' ').append(kind);
    if (recorded != null || replayed != null) {
      line.append(": ");
    }
    if (recorded != null) {
      line.append("recorded ").append(recorded);
    }
    if (replayed != null) {
      line.append(recorded == null ? "" : ", ").append("replayed ").append(replayed);
    }
    return note.isEmpty() ? line.toString() : line + " (" + note + ")";
  }
}
