package dev.chronicle.store.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes segments that stand beside a new, empty store parts of it. Not thread-safe. */
final class SegmentTakeover {
  private static final Logger LOG = LoggerFactory.getLogger(SegmentTakeover.class);

  private final Segments segments;
  private final Connection connection;

  /** Takes segments over into the store that {@code connection} writes to, in auto-commit mode. */
  SegmentTakeover(Segments segments, Connection connection) {
    this.segments = segments;
    this.connection = connection;
  }

  /** Makes these segments parts of the store; of those that are damaged, what can be read. */
  void takeOver(List<String> files) throws SQLException {
    connection.setAutoCommit(false);
    for (String file : files) {
      try {
        takeOver(file);
      } catch (SQLException | IllegalArgumentException damaged) {
        connection.rollback();
        takeOverDamaged(file, damaged);
      }
    }
    connection.setAutoCommit(true);
  }

  private void takeOverDamaged(String file, Exception damage) throws SQLException {
    String another = segments.nextNameOf(file);
    Salvage salvage = Salvage.ofSegment(segments.path(file), 0);
    try {
      salvage.into(
          segments.path(another), segments.numberOf(file), segments.path(file), Layout.DEFAULT);
      takeOver(another);
      LOG.error(
          "{} is damaged ({}); {} has what can be read of it", file, damage.getMessage(), another);
    } catch (SQLException | IllegalArgumentException unreadable) {
      connection.rollback();
      segments.delete(another);
      LOG.error("{} cannot be read and is left alone: {}", file, unreadable.getMessage());
    }
  }

  private void takeOver(String file) throws SQLException {
    long part = segments.numberOf(file);
    copyNames(file);
    RollupDeltas rollups = new RollupDeltas(Granule.LASTING);
    long lastBlock = 0;
    long calls = 0;
    long minId = Long.MAX_VALUE;
    long maxId = Long.MIN_VALUE;
    for (StoredBlock block : blocks(file)) {
      List<StoredCall> some =
          segments.read(file, reader -> StoredCalls.listed(BlockReads.listing(reader, block)));
      rollups.add(some);
      lastBlock = Math.max(lastBlock, block.number());
      calls += some.size();
      minId = Math.min(minId, block.summary().minId());
      maxId = Math.max(maxId, block.summary().maxId());
    }
    new SealedRollups(connection).add(part, rollups.sums());
    try (PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO part (number, file, version, last_block, calls, min_id, max_id)"
                    + " VALUES (?, ?, 0, ?, ?, ?, ?)");
        PreparedStatement next =
            connection.prepareStatement(
                "UPDATE state SET value = max(value, ?) WHERE name = 'next_block'")) {
      insert.setLong(1, part);
      insert.setString(2, file);
      insert.setLong(3, lastBlock);
      insert.setLong(4, calls);
      insert.setLong(5, minId);
      insert.setLong(6, maxId);
      insert.executeUpdate();
      next.setLong(1, lastBlock + 1);
      next.executeUpdate();
    }
    connection.commit();
    segments.forget(file);
  }

  private List<StoredBlock> blocks(String file) throws SQLException {
    return segments.read(
        file,
        reader -> {
          List<StoredBlock> blocks = new ArrayList<>();
          try (ResultSet row =
              reader.prepare("SELECT number, summary FROM block ORDER BY number").executeQuery()) {
            while (row.next()) {
              blocks.add(
                  new StoredBlock(file, row.getLong(1), BlockSummary.decode(row.getBytes(2))));
            }
          }
          return blocks;
        });
  }

  private void copyNames(String file) throws SQLException {
    connection.commit();
    connection.setAutoCommit(true);
    try (PreparedStatement attach = connection.prepareStatement("ATTACH ? AS segment");
        Statement statement = connection.createStatement()) {
      attach.setString(1, segments.path(file).toString());
      attach.execute();
      try {
        for (String table : List.of("function", "service", "exception_type")) {
          statement.executeUpdate(
              "INSERT OR IGNORE INTO main." + table + " SELECT * FROM segment." + table);
        }
      } finally {
        statement.execute("DETACH segment");
      }
    } finally {
      connection.setAutoCommit(false);
    }
  }
}
