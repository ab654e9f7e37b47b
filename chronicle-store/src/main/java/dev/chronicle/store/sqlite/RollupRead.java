package dev.chronicle.store.sqlite;

import dev.chronicle.call.CallId;
import dev.chronicle.store.TimeRange;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Goes through the rollups of a range of time, as few as hold all its calls once. */
final class RollupRead {
  private final Snapshot snapshot;
  private final PartRollups rollups;

  RollupRead(Snapshot snapshot) {
    this.snapshot = snapshot;
    this.rollups = new PartRollups(snapshot);
  }

  /** Is shown a rollup. */
  @FunctionalInterface
  interface Visitor {
    void visit(long startSeconds, int function, int service, StoredRollup rollup)
        throws SQLException;
  }

  /** Returns when the first call started; {@code null} if there are none. */
  Instant oldest() {
    return snapshot.parts().stream()
        .map(part -> new CallId(part.minId()).time())
        .min(Instant::compareTo)
        .orElse(null);
  }

  /** Returns when the last call started; the epoch if there are none. */
  Instant newest() {
    return snapshot.parts().stream()
        .map(part -> new CallId(part.maxId()).time())
        .max(Instant::compareTo)
        .orElse(Instant.EPOCH);
  }

  /** Returns the parts of which calls may have started in these seconds, {@code to} exclusive. */
  List<Part> partsBetween(long from, long to) {
    return snapshot.parts().stream()
        .filter(part -> seconds(part.minId()) < to && seconds(part.maxId()) >= from)
        .toList();
  }

  /** Shows rollups that may last as long as the range. */
  void eachOf(TimeRange range, Visitor visitor) throws SQLException {
    int granule = Granule.of(range, newest());
    long from = range.since() == null ? Long.MIN_VALUE : Granule.first(range.since(), granule);
    long to = range.until() == null ? Long.MAX_VALUE : Granule.end(range.until(), granule);
    List<Part> wholeSegments = new ArrayList<>();
    for (Part part : snapshot.parts()) {
      long first = seconds(part.minId());
      long last = seconds(part.maxId());
      if (from <= first && last < to) {
        if (part.isLive()) {
          whole(part, visitor);
        } else {
          wholeSegments.add(part);
        }
      } else if (from <= last && first < to) {
        // To the granule, as finer rollups are only there as long as calls are new.
        pieces(
            part,
            Math.max(from, Granule.floor(first, granule)),
            Math.min(to, Granule.ceil(last + 1, granule)),
            visitor);
      }
    }
    snapshot
        .sums()
        .each(
            key(wholeSegments, Long.MIN_VALUE, Long.MAX_VALUE),
            each -> {
              for (Part part : wholeSegments) {
                whole(part, each);
              }
            },
            visitor);
  }

  private static SealedSums.Key key(List<Part> segments, long from, long to) {
    return new SealedSums.Key(SealedSums.Version.of(segments), from, to);
  }

  /** Shows the rollups of all calls of a part. */
  void whole(Part part, Visitor visitor) throws SQLException {
    read(part, Granule.WHOLE_PART, 0, 1, visitor);
  }

  /**
   * Shows rollups of a function, {@code null} for all, none of which crosses the bounds of buckets
   * of {@code width} seconds, the first of which begins at {@code first}. Each is shown as if it
   * began where its bucket does.
   */
  void eachInBuckets(long first, long end, long width, String functionName, Visitor visitor)
      throws SQLException {
    int span = Granule.FINE;
    for (int coarser : List.of(Granule.MINUTE, Granule.HOUR)) {
      boolean fits = width % coarser == 0 && first % coarser == 0;
      span = fits ? coarser : span;
    }
    for (Part part : snapshot.parts()) {
      long from = Math.max(first, Granule.floor(seconds(part.minId()), span));
      long to = Math.min(end, seconds(part.maxId()) + 1);
      read(
          part,
          span,
          from,
          to,
          (start, function, service, rollup) -> {
            if (functionName == null || functionName.equals(snapshot.function(function).name())) {
              long bucket = first + Math.floorDiv(start - first, width) * width;
              visitor.visit(bucket, function, service, rollup);
            }
          });
    }
  }

  private static long seconds(long id) {
    return new CallId(id).time().getEpochSecond();
  }

  private void pieces(Part part, long from, long to, Visitor visitor) throws SQLException {
    long fullHours = Granule.ceil(from, Granule.HOUR);
    long endOfHours = Math.max(fullHours, Granule.floor(to, Granule.HOUR));
    if (endOfHours > to || fullHours >= endOfHours) {
      edge(part, from, to, visitor);
      return;
    }
    edge(part, from, fullHours, visitor);
    hours(part, fullHours, endOfHours, visitor);
    edge(part, endOfHours, to, visitor);
  }

  private void hours(Part part, long from, long to, Visitor visitor) throws SQLException {
    if (part.isLive()) {
      read(part, Granule.HOUR, from, to, visitor);
      return;
    }
    snapshot
        .sums()
        .eachOfAny(
            key(List.of(part), from, to),
            each ->
                read(
                    part,
                    Granule.HOUR,
                    from,
                    to,
                    (start, function, service, rollup) -> each.visit(0, function, service, rollup)),
            visitor);
  }

  private void edge(Part part, long from, long to, Visitor visitor) throws SQLException {
    long fullMinutes = Math.min(to, Granule.ceil(from, Granule.MINUTE));
    long endOfMinutes = Math.max(fullMinutes, Granule.floor(to, Granule.MINUTE));
    read(part, Granule.FINE, Granule.floor(from, Granule.FINE), fullMinutes, visitor);
    read(part, Granule.MINUTE, fullMinutes, endOfMinutes, visitor);
    read(part, Granule.FINE, endOfMinutes, to, visitor);
  }

  private void read(Part part, int span, long from, long to, Visitor visitor) throws SQLException {
    if (from >= to) {
      return;
    }
    for (RollupEntry entry : rollups.of(part, span, from, to)) {
      visitor.visit(entry.startSeconds(), entry.function(), entry.service(), entry.rollup());
    }
  }
}
