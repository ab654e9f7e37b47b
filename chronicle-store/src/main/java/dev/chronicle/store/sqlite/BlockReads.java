package dev.chronicle.store.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads a block's content and checks that it is what was written. */
final class BlockReads {
  private BlockReads() {}

  /**
   * Returns the listing.
   *
   * @throws IllegalArgumentException if it is damaged
   */
  static Listing listing(Reader reader, StoredBlock block) throws SQLException {
    Listing listing = listing(reader, block.number());
    if (listing == null || listing.size() != block.summary().calls()) {
      throw new IllegalArgumentException("listing is missing");
    }
    return listing;
  }

  /**
   * Returns the listing of a block of which the summary is not known; {@code null} if it has none.
   *
   * @throws IllegalArgumentException if it is damaged
   */
  static Listing listing(Reader reader, long block) throws SQLException {
    try (ResultSet row =
        reader
            .prepare("SELECT base_id, calls, traces, checksum FROM listing WHERE block = ?", block)
            .executeQuery()) {
      if (!row.next()) {
        return null;
      }
      long baseId = row.getLong(1);
      byte[] calls = row.getBytes(2);
      byte[] traces = row.getBytes(3);
      Checksums.require(row.getInt(4), Block.listingChecksum(baseId, calls, traces));
      return ListingFormat.decode(baseId, calls, traces, ListingFormat.calls(calls));
    }
  }

  /**
   * Returns the payload.
   *
   * @throws IllegalArgumentException if it is damaged
   */
  static Payload payload(Reader reader, StoredBlock block) throws SQLException {
    return payload(reader, block.number(), block.summary().calls());
  }

  /**
   * Returns the payload of so many calls.
   *
   * @throws IllegalArgumentException if it is damaged
   */
  static Payload payload(Reader reader, long block, int calls) throws SQLException {
    return PayloadFormat.decode(payloadBytes(reader, block), calls);
  }

  /** Returns a whole block as it is stored; what of it is damaged stays so. */
  static Block block(Reader reader, long block) throws SQLException {
    try (ResultSet row =
        reader
            .prepare(
                "SELECT b.summary, l.base_id, l.calls, l.traces, p.data FROM block b"
                    + " JOIN listing l ON l.block = b.number JOIN payload p ON p.block = b.number"
                    + " WHERE b.number = ?",
                block)
            .executeQuery()) {
      row.next();
      return new Block(
          row.getBytes(1),
          new ListingFormat.Encoded(row.getLong(2), row.getString(3), row.getBytes(4)),
          row.getBytes(5));
    }
  }

  private static byte[] payloadBytes(Reader reader, long block) throws SQLException {
    try (ResultSet row =
        reader.prepare("SELECT data FROM payload WHERE block = ?", block).executeQuery()) {
      return row.next() ? row.getBytes(1) : null;
    }
  }
}
