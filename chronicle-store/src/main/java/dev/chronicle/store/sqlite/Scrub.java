package dev.chronicle.store.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Reads a file of the store again when it has changed, whoever changed it, to find damage that no
 * question has come across yet. For the maintenance thread, but for {@link #suspect}.
 */
final class Scrub {
  private static final Duration MOST_OFTEN = Duration.ofSeconds(1);
  private static final Duration LEAST_OFTEN = Duration.ofSeconds(4);

  /** So many times as long as reading took is waited before it is done again. */
  private static final int REST = 20;

  private final Path store;
  private final Connections connections;
  private final Snapshot.Context context;
  private final Map<String, Seen> known = new HashMap<>();
  private State knownStore;
  private volatile boolean suspected;
  private long lastStart = System.nanoTime();
  private long rest;

  Scrub(Path store, Connections connections, Snapshot.Context context) {
    this.store = store;
    this.connections = connections;
    this.context = context;
  }

  /** What a file looks like from outside. */
  private record State(FileTime modified, long size) {
    static State of(Path file) {
      try {
        BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
        return new State(now.lastModifiedTime(), now.size());
      } catch (IOException gone) {
        return null;
      }
    }
  }

  /** What a segment looked like in a version of its part. */
  private record Seen(State state, long version) {}

  /** Something of the store's own file could not be read. */
  void suspect() {
    suspected = true;
  }

  /** Notes damaged blocks, and returns what is wrong with the store's own file as a whole. */
  Optional<String> run() {
    if (!suspected && System.nanoTime() - lastStart < rest) {
      return Optional.empty();
    }
    lastStart = System.nanoTime();
    State now = State.of(store);
    boolean changed = suspected || (now != null && !now.equals(knownStore));
    suspected = false;
    knownStore = now;
    Optional<String> trouble = look(changed);
    long took = System.nanoTime() - lastStart;
    rest = Math.max(MOST_OFTEN.toNanos(), Math.min(LEAST_OFTEN.toNanos(), REST * took));
    return trouble;
  }

  // A connection that was just opened has no pages in memory from before the damage.
  private Optional<String> look(boolean storeChanged) {
    try (Reader reader = new Reader(connections.openReader())) {
      Optional<String> trouble = storeChanged ? Structure.trouble(reader) : Optional.empty();
      if (trouble.isPresent()) {
        return trouble;
      }
      Snapshot snapshot = new Snapshot(reader, context);
      known.keySet().retainAll(snapshot.parts().stream().map(Part::file).toList());
      for (Part part : snapshot.parts()) {
        if (part.isLive() ? storeChanged : hasChanged(part)) {
          look(part, reader);
        }
      }
      return storeChanged ? lookAtStatements(snapshot) : Optional.empty();
    } catch (SQLException failure) {
      return SqlErrors.isCorrupt(failure)
          ? Optional.of(String.valueOf(failure.getMessage()))
          : Optional.empty();
    }
  }

  /** Looks at what the store's own file says of parts. */
  private Optional<String> lookAtStatements(Snapshot snapshot) throws SQLException {
    Optional<String> contradiction = contradiction(snapshot);
    if (contradiction.isEmpty()) {
      for (Part part : snapshot.parts()) {
        try {
          PartRollups.check(part, snapshot.reader());
        } catch (RollupDamage damage) {
          snapshot.found(damage);
        }
      }
    }
    return contradiction;
  }

  /** Believes what is kept in memory of the file's parts only where the file itself agrees. */
  private Optional<String> contradiction(Snapshot snapshot) throws SQLException {
    if (Structure.contradiction(snapshot.parts(), snapshot).isEmpty()) {
      return Optional.empty();
    }
    Catalog unread = new Catalog(context.segments(), context.damages());
    return Structure.contradiction(unread.parts(snapshot.reader()), snapshot);
  }

  /** Says whether a segment is no longer what it was, and the store has not changed it. */
  private boolean hasChanged(Part segment) {
    State now = State.of(context.segments().path(segment.file()));
    Seen before = known.put(segment.file(), new Seen(now, segment.version()));
    return before != null
        && before.version() == segment.version()
        && !Objects.equals(before.state(), now);
  }

  private void look(Part part, Reader main) throws SQLException {
    if (part.isLive()) {
      for (StoredBlock block : part.blocks()) {
        look(block, main);
      }
      return;
    }
    Path segment = context.segments().path(part.file());
    try (Reader reader = new Reader(Connections.readOnly(segment).openReader())) {
      for (StoredBlock block : part.blocks()) {
        look(block, reader);
      }
    } catch (SQLException failure) {
      if (SqlErrors.isCorrupt(failure)) {
        context.damages().found(part.file(), failure);
      }
    }
  }

  private void look(StoredBlock block, Reader reader) throws SQLException {
    try {
      BlockReads.listing(reader, block);
      BlockReads.payload(reader, block);
    } catch (IllegalArgumentException damaged) {
      context.damages().found(block.file(), block.number(), damaged);
    }
  }
}
