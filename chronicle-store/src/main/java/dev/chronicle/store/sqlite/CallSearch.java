package dev.chronicle.store.sqlite;

import dev.chronicle.call.CapturedCall;
import dev.chronicle.store.Cursor;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Comes upon the calls that pass a filter one by one, in order, and reads no more blocks than it
 * takes to know which call is next.
 *
 * <p>Parts, blocks and calls wait in one queue, each ranked by the highest call that may be in it.
 * What is first is taken out: a part is replaced by its blocks, a block by its calls, and a call is
 * the next one, as nothing that waits can hold a higher one. For one thread.
 */
final class CallSearch {
  private final PriorityQueue<Candidate> candidates =
      new PriorityQueue<>(
          Comparator.comparingLong(Candidate::rank)
              .thenComparingLong(Candidate::tieBreaker)
              .reversed());

  /** Blocks that an index says may hold the text. */
  private final Set<StoredBlock> lookedUp = new HashSet<>();

  private final Snapshot snapshot;
  private final RowFilter filter;
  private final SearchOrder order;
  private final Cursor after;

  /**
   * A part, a block or a call.
   *
   * @param what a {@link Part}, a {@link StoredBlock} or a {@link CallPlace}
   */
  private record Candidate(long rank, long tieBreaker, Object what) {}

  /**
   * Starts a search.
   *
   * @param after where to go on; {@code null} to start with the highest call
   */
  CallSearch(Snapshot snapshot, RowFilter filter, SearchOrder order, Cursor after) {
    this.snapshot = snapshot;
    this.filter = filter;
    this.order = order;
    this.after = after;
    for (Part part : snapshot.parts()) {
      if (filter.mayMatch(part.minId(), part.maxId())) {
        candidates.add(new Candidate(order.highestRank(part), Long.MAX_VALUE, part));
      }
    }
  }

  /** Returns the next call, or nothing after the last. */
  Optional<CapturedCall> next() throws SQLException {
    while (!candidates.isEmpty()) {
      Object what = candidates.poll().what();
      if (what instanceof Part part) {
        addBlocks(part);
      } else if (what instanceof StoredBlock block) {
        addCalls(block);
      } else {
        Optional<CapturedCall> call = call((CallPlace) what);
        if (call.isPresent()) {
          return call;
        }
      }
    }
    return Optional.empty();
  }

  private void addBlocks(Part part) throws SQLException {
    Set<Long> ofTrace =
        filter.trace() == null || part.isLive()
            ? null
            : snapshot
                .ask(part, reader -> SegmentKeys.blocksOfTrace(filter.trace(), reader))
                .orElse(Set.of());
    TextLookup ofText =
        filter.text() == null || part.isLive()
            ? null
            : snapshot.ask(part, reader -> TextLookup.of(filter.text(), reader)).orElse(null);
    List<StoredBlock> blocks = ofText == null ? part.blocks() : ofText.candidates(part.blocks());
    for (StoredBlock block : blocks) {
      if (filter.mayMatch(block.summary())
          && (ofTrace == null || ofTrace.contains(block.number()))
          && isAfterCursor(order.lowestRank(block.summary()), Long.MIN_VALUE)) {
        long rank = order.highestRank(block.summary(), filter);
        candidates.add(new Candidate(rank, Long.MAX_VALUE, block));
        if (ofText != null && ofText.covers(block)) {
          lookedUp.add(block);
        }
      }
    }
  }

  private void addCalls(StoredBlock block) throws SQLException {
    if (filter.text() != null && !holdsText(block)) {
      return;
    }
    Listing listing = snapshot.listing(block).orElse(null);
    for (int i = 0; listing != null && i < listing.size(); i++) {
      long rank = order.rank(listing, i);
      if (filter.matches(listing, i) && isAfterCursor(rank, listing.id(i))) {
        candidates.add(new Candidate(rank, listing.id(i), new CallPlace(block, listing, i)));
      }
    }
  }

  // Before its listing is read, as most blocks that a rare text may stand in do not have it.
  private boolean holdsText(StoredBlock block) throws SQLException {
    if (!lookedUp.contains(block) && !snapshot.mayHold(block, filter.text())) {
      return false;
    }
    Payload payload = snapshot.payload(block).orElse(null);
    for (int i = 0; payload != null && i < block.summary().calls(); i++) {
      if (filter.mayMatch(payload, i)) {
        return true;
      }
    }
    return false;
  }

  private Optional<CapturedCall> call(CallPlace place) throws SQLException {
    Payload payload =
        (filter.text() == null
                ? snapshot.sharedPayload(place.block())
                : snapshot.payload(place.block()))
            .orElse(null);
    if (payload == null || !filter.mayMatch(payload, place.index())) {
      return Optional.empty();
    }
    return Optional.of(snapshot.call(place.listing(), place.index(), payload))
        .filter(filter::matches);
  }

  private boolean isAfterCursor(long rank, long id) {
    if (after == null) {
      return true;
    }
    long lastId = after.lastId().value();
    long last =
        switch (order) {
          case NEWEST -> lastId;
          case OLDEST -> ~lastId;
          case SLOWEST -> after.lastDuration().toNanos();
        };
    return rank < last || (rank == last && id < lastId);
  }
}
