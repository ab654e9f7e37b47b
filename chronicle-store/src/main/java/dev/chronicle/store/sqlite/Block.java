package dev.chronicle.store.sqlite;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Some calls, in the order of their ids, in the form that they are stored in.
 *
 * @param summary see {@link BlockSummary}
 * @param listing see {@link ListingFormat}
 * @param payload see {@link PayloadFormat}
 */
// Never changed and never compared.
@SuppressWarnings("ArrayRecordComponent")
record Block(byte[] summary, ListingFormat.Encoded listing, byte[] payload) {
  /** How many calls a block has at most. */
  static final int MAX_CALLS = 256;

  /** Compresses quickly, for calls that have just arrived. */
  static final int FAST = 1;

  /** Compresses well, for calls that stay. */
  static final int SMALL = 6;

  /** Makes blocks of calls that are in the order of their ids. */
  static List<Block> of(List<StoredCall> calls, int compression) {
    List<Block> blocks = new ArrayList<>();
    for (int from = 0; from < calls.size(); from += MAX_CALLS) {
      blocks.add(one(calls.subList(from, Math.min(calls.size(), from + MAX_CALLS)), compression));
    }
    return blocks;
  }

  /** Makes one block, for good, of calls that came in several; it may be somewhat larger. */
  static Block merged(List<StoredCall> calls) {
    return one(calls, SMALL);
  }

  private static Block one(List<StoredCall> calls, int compression) {
    return new Block(
        BlockSummary.encode(calls),
        ListingFormat.encode(calls),
        PayloadFormat.encode(calls, compression));
  }

  /** Returns the checksum of the listing. */
  int listingChecksum() {
    return listingChecksum(
        listing.baseId(), listing.calls().getBytes(StandardCharsets.ISO_8859_1), listing.traces());
  }

  static int listingChecksum(long baseId, byte[] calls, byte[] traces) {
    return Checksums.of(calls, traces) ^ Long.hashCode(baseId);
  }
}
