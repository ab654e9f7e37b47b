package dev.chronicle.store.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Reads what is counted of a part, and believes it only if it is what was written; else counts the
 * part's calls.
 */
final class PartRollups {
  private static final String SELECT =
      "SELECT start_s, function, service, "
          + StoredRollup.COLUMNS
          + " FROM rollup WHERE part = ? AND span_s = ? AND start_s >= ? AND start_s < ?";

  private static final String SELECT_SEALED =
      "SELECT start_s, data FROM sealed_rollup WHERE part = ? AND span_s = ? AND start_s >= ?"
          + " AND start_s < ? ORDER BY start_s";

  private final Snapshot snapshot;

  PartRollups(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  /** Returns the rollups by a span that begin at {@code from} or later and before {@code to}. */
  List<RollupEntry> of(Part part, int span, long from, long to) throws SQLException {
    try {
      Optional<List<RollupEntry>> stored =
          part.isLive() ? Optional.of(live(part, span, from, to)) : sealed(part, span, from, to);
      if (stored.isPresent()) {
        return stored.get();
      }
    } catch (RollupDamage damage) {
      snapshot.found(damage);
    }
    return ListedRollups.of(part, span, from, to, snapshot);
  }

  private List<RollupEntry> live(Part part, int span, long from, long to) throws SQLException {
    List<RollupEntry> rollups = new ArrayList<>();
    long calls = 0;
    try (ResultSet row =
        snapshot.reader().prepare(SELECT, part.number(), span, from, to).executeQuery()) {
      while (row.next()) {
        RollupTable.Key key =
            new RollupTable.Key(span, row.getLong(1), row.getInt(2), row.getInt(3));
        StoredRollup rollup = StoredRollup.read(row, 4, part.number(), key);
        rollups.add(new RollupEntry(key.start(), key.function(), key.service(), rollup));
        calls += rollup.calls();
      }
    }
    if (span == Granule.WHOLE_PART) {
      requireAll(part, calls);
      return rollups;
    }
    // A row that is gone, or stands where no search comes by, has no checksum to tell.
    OptionalLong listed =
        ListedRollups.calls(part, Granule.floor(from, span), Granule.ceil(to, span), snapshot);
    if (listed.isPresent() && listed.getAsLong() != calls) {
      throw new RollupDamage(
          part.number(), "%d calls are stored, %d counted".formatted(listed.getAsLong(), calls));
    }
    return rollups;
  }

  /** Returns nothing if some of it was forgotten. */
  private Optional<List<RollupEntry>> sealed(Part part, int span, long from, long to)
      throws SQLException {
    if (span == Granule.WHOLE_PART) {
      List<RollupEntry> rollups = sealed(part, span, 0, 1, Set.of(0L), from, to);
      requireAll(part, rollups.stream().mapToLong(entry -> entry.rollup().calls()).sum());
      return Optional.of(rollups);
    }
    long first = Granule.floor(from, Granule.HOUR);
    Map<Long, Boolean> hours = hours(part, snapshot.reader()).fineByHour().subMap(first, to);
    return span == Granule.FINE && hours.containsValue(false)
        ? Optional.empty()
        : Optional.of(sealed(part, span, first, to, hours.keySet(), from, to));
  }

  private List<RollupEntry> sealed(
      Part part, int span, long firstHour, long endOfHours, Set<Long> hours, long from, long to)
      throws SQLException {
    List<RollupEntry> rollups = new ArrayList<>();
    Set<Long> missing = new HashSet<>(hours);
    try (ResultSet row =
        snapshot
            .reader()
            .prepare(SELECT_SEALED, part.number(), span, firstHour, endOfHours)
            .executeQuery()) {
      while (row.next()) {
        long hour = row.getLong(1);
        missing.remove(hour);
        rollups.addAll(PackedRollups.decode(row.getBytes(2), part.number(), span, hour, from, to));
      }
    } catch (IllegalArgumentException damaged) {
      throw new RollupDamage(part.number(), damaged.getMessage());
    }
    requireNone(part, missing);
    return rollups;
  }

  /**
   * Reads all that is counted of a part.
   *
   * @throws RollupDamage if it is not what was written
   */
  static void check(Part part, Reader reader) throws SQLException {
    if (part.isLive()) {
      checkLive(part, reader);
    } else {
      checkSealed(part, reader);
    }
  }

  private static void checkLive(Part part, Reader reader) throws SQLException {
    Map<Integer, Long> calls = new HashMap<>();
    Granule.ALL.forEach(span -> calls.put(span, 0L));
    try (ResultSet row =
        reader
            .prepare(
                "SELECT span_s, start_s, function, service, "
                    + StoredRollup.COLUMNS
                    + " FROM rollup WHERE part = ?",
                part.number())
            .executeQuery()) {
      while (row.next()) {
        RollupTable.Key key =
            new RollupTable.Key(row.getInt(1), row.getLong(2), row.getInt(3), row.getInt(4));
        calls.merge(key.span(), StoredRollup.read(row, 5, part.number(), key).calls(), Long::sum);
      }
    }
    for (long counted : calls.values()) {
      requireAll(part, counted);
    }
  }

  private static void checkSealed(Part part, Reader reader) throws SQLException {
    Map<Integer, Set<Long>> missing = new HashMap<>();
    Granule.ALL.forEach(span -> missing.put(span, new HashSet<>()));
    missing.get(Granule.WHOLE_PART).add(0L);
    hours(part, reader)
        .fineByHour()
        .forEach(
            (hour, fine) -> {
              missing.get(Granule.MINUTE).add(hour);
              missing.get(Granule.HOUR).add(hour);
              if (fine) {
                missing.get(Granule.FINE).add(hour);
              }
            });
    try (ResultSet row =
        reader
            .prepare(
                "SELECT span_s, start_s, data FROM sealed_rollup WHERE part = ? AND span_s >= 0",
                part.number())
            .executeQuery()) {
      while (row.next()) {
        int span = row.getInt(1);
        byte[] data = row.getBytes(3);
        PackedRollups.open(data, part.number(), span, row.getLong(2));
        if (span == Granule.WHOLE_PART) {
          requireAll(
              part,
              PackedRollups.decode(data, part.number(), span, 0, 0, 1).stream()
                  .mapToLong(entry -> entry.rollup().calls())
                  .sum());
        }
        missing.getOrDefault(span, Set.of()).remove(row.getLong(2));
      }
    } catch (RollupDamage damage) {
      throw damage;
    } catch (IllegalArgumentException damaged) {
      throw new RollupDamage(part.number(), damaged.getMessage());
    }
    for (Set<Long> hours : missing.values()) {
      requireNone(part, hours);
    }
  }

  private static SealedHours hours(Part part, Reader reader) throws SQLException {
    try (ResultSet row =
        reader
            .prepare(
                "SELECT data FROM sealed_rollup WHERE part = ? AND span_s = ? AND start_s = 0",
                part.number(),
                SealedHours.SPAN)
            .executeQuery()) {
      return SealedHours.decode(row.next() ? row.getBytes(1) : null, part.number());
    } catch (IllegalArgumentException damaged) {
      throw new RollupDamage(part.number(), damaged.getMessage());
    }
  }

  private static void requireAll(Part part, long counted) {
    if (counted != part.calls()) {
      throw new RollupDamage(
          part.number(), "%d calls are stored, %d counted".formatted(part.calls(), counted));
    }
  }

  private static void requireNone(Part part, Set<Long> missing) {
    if (!missing.isEmpty()) {
      throw new RollupDamage(part.number(), missing.size() + " hours are missing");
    }
  }
}
