package dev.chronicle.store.sqlite;

import dev.chronicle.store.StoreException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Knows all parts and the summaries of their blocks, and reads of them only what has changed since
 * it was last asked. Thread-safe.
 */
final class Catalog {
  private final Segments segments;
  private final Damages damages;
  private final Map<Long, Part> known = new HashMap<>();

  Catalog(Segments segments, Damages damages) {
    this.segments = segments;
    this.damages = damages;
  }

  /** Returns the parts in the state of the database that a reader sees, oldest first. */
  synchronized List<Part> parts(Reader reader) throws SQLException {
    List<Part> parts = new ArrayList<>();
    for (Part row : rows(reader)) {
      Part before = known.get(row.number());
      parts.add(
          before != null && before.version() == row.version()
              ? before
              : withBlocks(row, before, reader));
    }
    known.keySet().retainAll(parts.stream().map(Part::number).toList());
    parts.forEach(part -> known.put(part.number(), part));
    return parts;
  }

  synchronized void clear() {
    known.clear();
  }

  /** Returns the parts without their blocks, oldest first. */
  static List<Part> rows(Reader reader) throws SQLException {
    List<Part> parts = new ArrayList<>();
    try (ResultSet row =
        reader
            .prepare(
                "SELECT number, file, version, last_block, calls, min_id, max_id FROM part"
                    + " ORDER BY number")
            .executeQuery()) {
      while (row.next()) {
        parts.add(
            new Part(
                row.getLong(1),
                row.getString(2),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7),
                List.of()));
      }
    }
    return parts;
  }

  private Part withBlocks(Part row, Part before, Reader main) throws SQLException {
    try {
      List<StoredBlock> blocks =
          row.isLive()
              ? blocks(row, before, main)
              : segments.read(row.file(), reader -> blocks(row, before, reader));
      return new Part(
          row.number(),
          row.file(),
          row.version(),
          row.lastBlock(),
          row.calls(),
          row.minId(),
          row.maxId(),
          List.copyOf(blocks));
    } catch (SQLException | StoreException failure) {
      if (row.isLive()) {
        throw failure;
      }
      damages.found(row.file(), failure);
      return row;
    }
  }

  // A block never changes. New ones have higher numbers; small ones may be replaced by a larger:
  // what a later state has says nothing of an earlier one, which a slower reader may still see.
  private List<StoredBlock> blocks(Part row, Part before, Reader reader) throws SQLException {
    List<StoredBlock> blocks = new ArrayList<>();
    long newest = 0;
    // A live part that has become a segment has its blocks elsewhere now.
    if (before != null
        && before.version() < row.version()
        && Objects.equals(before.file(), row.file())) {
      Set<Long> there = numbers(row, reader);
      for (StoredBlock block : before.blocks()) {
        newest = Math.max(newest, block.number());
        if (there.contains(block.number())) {
          blocks.add(block);
        }
      }
    }
    try (ResultSet rows =
        reader
            .prepare(
                "SELECT number, summary FROM block WHERE part = ? AND number > ? AND number <= ?"
                    + " ORDER BY number",
                row.number(),
                newest,
                row.lastBlock())
            .executeQuery()) {
      while (rows.next()) {
        add(row.file(), rows.getLong(1), rows.getBytes(2), blocks);
      }
    }
    return blocks;
  }

  private void add(String file, long number, byte[] summary, List<StoredBlock> blocks) {
    try {
      blocks.add(new StoredBlock(file, number, BlockSummary.decode(summary)));
    } catch (IllegalArgumentException damaged) {
      damages.found(file, number, damaged);
    }
  }

  private static Set<Long> numbers(Part row, Reader reader) throws SQLException {
    Set<Long> numbers = new HashSet<>();
    try (ResultSet rows =
        reader.prepare("SELECT number FROM block WHERE part = ?", row.number()).executeQuery()) {
      while (rows.next()) {
        numbers.add(rows.getLong(1));
      }
    }
    return numbers;
  }
}
