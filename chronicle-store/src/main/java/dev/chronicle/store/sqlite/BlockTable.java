package dev.chronicle.store.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Writes and deletes blocks, in the tables that stores and their segments have alike. */
final class BlockTable {
  private final PreparedStatement insertBlock;
  private final PreparedStatement insertListing;
  private final PreparedStatement insertPayload;
  private final PreparedStatement deleteBlock;
  private final PreparedStatement deleteListing;
  private final PreparedStatement deletePayload;

  BlockTable(Connection connection) throws SQLException {
    this.insertBlock =
        connection.prepareStatement("INSERT INTO block (number, part, summary) VALUES (?, ?, ?)");
    this.insertListing =
        connection.prepareStatement(
            "INSERT INTO listing (block, base_id, calls, traces, checksum) VALUES (?, ?, ?, ?, ?)");
    this.insertPayload =
        connection.prepareStatement("INSERT INTO payload (block, data) VALUES (?, ?)");
    this.deleteBlock = connection.prepareStatement("DELETE FROM block WHERE number = ?");
    this.deleteListing = connection.prepareStatement("DELETE FROM listing WHERE block = ?");
    this.deletePayload = connection.prepareStatement("DELETE FROM payload WHERE block = ?");
  }

  void insert(long number, long part, Block block) throws SQLException {
    insertBlock.setLong(1, number);
    insertBlock.setLong(2, part);
    insertBlock.setBytes(3, block.summary());
    insertBlock.executeUpdate();
    insertListing.setLong(1, number);
    insertListing.setLong(2, block.listing().baseId());
    insertListing.setString(3, block.listing().calls());
    insertListing.setBytes(4, block.listing().traces());
    insertListing.setInt(5, block.listingChecksum());
    insertListing.executeUpdate();
    insertPayload.setLong(1, number);
    insertPayload.setBytes(2, block.payload());
    insertPayload.executeUpdate();
  }

  void delete(long number) throws SQLException {
    for (PreparedStatement delete :
        new PreparedStatement[] {deleteBlock, deleteListing, deletePayload}) {
      delete.setLong(1, number);
      delete.executeUpdate();
    }
  }
}
