package dev.chronicle.store.sqlite;

import dev.chronicle.store.CallOrder;

/** The order in which a search comes upon calls: those with the higher rank first. */
enum SearchOrder {
  NEWEST,
  OLDEST,
  SLOWEST;

  static SearchOrder of(CallOrder order) {
    return order == CallOrder.NEWEST ? NEWEST : SLOWEST;
  }

  /** Returns the rank of a call; for equal ones, the id decides. */
  long rank(Listing listing, int call) {
    return switch (this) {
      case NEWEST -> listing.id(call);
      case OLDEST -> ~listing.id(call);
      case SLOWEST -> listing.durationNanos(call);
    };
  }

  /** Returns a rank that no call of the block that passes the filter is above. */
  long highestRank(BlockSummary block, RowFilter filter) {
    return switch (this) {
      case NEWEST -> block.maxId();
      case OLDEST -> ~block.minId();
      case SLOWEST -> filter.longest(block);
    };
  }

  /** Returns a rank that no call of the block is below. */
  long lowestRank(BlockSummary block) {
    return switch (this) {
      case NEWEST -> block.minId();
      case OLDEST -> ~block.maxId();
      case SLOWEST -> block.minDuration();
    };
  }

  /** Returns a rank that no call of the part is above. */
  long highestRank(Part part) {
    return switch (this) {
      case NEWEST -> part.maxId();
      case OLDEST -> ~part.minId();
      case SLOWEST -> Long.MAX_VALUE;
    };
  }
}
