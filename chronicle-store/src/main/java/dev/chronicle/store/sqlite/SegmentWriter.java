package dev.chronicle.store.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Appends blocks to a segment in one transaction; what was not committed, or does not count, is
 * gone the next time. Not thread-safe.
 */
final class SegmentWriter implements AutoCloseable {
  private final Connection connection;
  private final long part;
  private final BlockTable blocks;
  private final PreparedStatement insertKey;
  private final TextIndex texts;
  private final List<Key> keys = new ArrayList<>();

  private record Key(long hash, long block) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      return hash == other.hash ? Long.compare(block, other.block) : Long.compare(hash, other.hash);
    }
  }

  private SegmentWriter(Connection connection, long part, Layout layout) throws SQLException {
    this.connection = connection;
    this.part = part;
    this.blocks = new BlockTable(connection);
    this.insertKey =
        connection.prepareStatement("INSERT OR IGNORE INTO key (hash, block) VALUES (?, ?)");
    this.texts = new TextIndex(connection, layout.indexedBlocks());
  }

  /**
   * Opens a segment; creates it if it is not there.
   *
   * @param lastBlock what it holds beyond is deleted
   */
  static SegmentWriter open(Path path, long part, long lastBlock, Layout layout)
      throws SQLException {
    Connection connection = Connections.openSegment(path);
    try (Statement statement = connection.createStatement()) {
      Schema.prepareSegment(connection, path);
      connection.setAutoCommit(false);
      for (String column :
          List.of(
              "block WHERE number",
              "listing WHERE block",
              "payload WHERE block",
              "key WHERE block")) {
        statement.executeUpdate("DELETE FROM " + column + " > " + lastBlock);
      }
      statement.executeUpdate(
          "DELETE FROM text_index WHERE id >= " + (lastBlock + 1) * TextIndex.ROWS_A_RUN);
      return new SegmentWriter(connection, part, layout);
    } catch (SQLException | RuntimeException failure) {
      connection.close();
      throw failure;
    }
  }

  /** Appends a block; numbers must grow. */
  void append(long number, Block block, List<StoredCall> calls) throws SQLException {
    blocks.insert(number, part, block);
    texts.add(number, calls);
    for (StoredCall call : calls) {
      if (call.trace() != null) {
        keys.add(new Key(SegmentKeys.ofTrace(call.trace().traceId()), number));
      }
      if (call.parentId() != StoredCall.NO_PARENT) {
        keys.add(new Key(SegmentKeys.ofParent(call.parentId()), number));
      }
    }
  }

  /** Copies what the numbers in the blocks stand for, so that the segment can be read by itself. */
  void copyNames(Path store) throws SQLException {
    connection.commit();
    connection.setAutoCommit(true);
    try (PreparedStatement attach = connection.prepareStatement("ATTACH ? AS store");
        Statement statement = connection.createStatement()) {
      attach.setString(1, store.toString());
      attach.execute();
      try {
        for (String table : List.of("function", "service", "exception_type")) {
          statement.executeUpdate(
              "INSERT OR IGNORE INTO main." + table + " SELECT * FROM store." + table);
        }
      } finally {
        statement.execute("DETACH store");
      }
    } finally {
      connection.setAutoCommit(false);
    }
  }

  void commit() throws SQLException {
    keys.sort(null);
    Key previous = null;
    for (Key key : keys) {
      if (!key.equals(previous)) {
        insertKey.setLong(1, key.hash());
        insertKey.setLong(2, key.block());
        insertKey.executeUpdate();
      }
      previous = key;
    }
    keys.clear();
    texts.writeRun();
    connection.commit();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
