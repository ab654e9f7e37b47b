package dev.chronicle.store.sqlite;

import dev.chronicle.call.CallBatch;
import dev.chronicle.capture.CaptureRun;
import dev.chronicle.store.StoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Accounts for the runs of programs: opens the books of this one, and closes those of others that
 * were killed. Thread-safe.
 */
final class Runs {
  private static final Logger LOG = LoggerFactory.getLogger(Runs.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Path store;
  private final ExclusiveWriter writer;
  private final ReaderPool readers;
  private final Clock clock;
  private volatile RunLedger ledger;

  Runs(Path store, ExclusiveWriter writer, ReaderPool readers, Clock clock) {
    this.store = store;
    this.writer = writer;
    this.readers = readers;
    this.clock = clock;
  }

  /** This program begins to store calls. */
  synchronized void begin(CaptureRun run) {
    end();
    RunLedger begun = RunLedger.open(run, store, clock);
    ledger = begun;
    attempt(connection -> connection.note(begun.run()));
  }

  /** Stores a batch of this program. */
  void store(CallBatch batch) {
    RunLedger mine = ledger;
    Optional<Run> run = mine == null ? Optional.empty() : mine.run();
    try {
      writer.write(
          "cannot store " + batch.calls().size() + " calls",
          connection -> {
            connection.write(batch, run);
            return null;
          });
    } catch (RuntimeException failure) {
      if (mine != null) {
        mine.failed(batch);
      }
      throw failure;
    }
    if (mine != null) {
      mine.stored(batch);
    }
  }

  /** Closes the books of this program. */
  synchronized void end() {
    RunLedger mine = ledger;
    if (mine == null) {
      return;
    }
    ledger = null;
    RunCounts last = mine.end();
    boolean noted = attempt(connection -> connection.end(mine.id(), last));
    mine.close();
    if (noted) {
      delete(mine.id());
    }
  }

  /** Closes the books of programs that were killed. */
  void settle() {
    for (String run : unfinished()) {
      RunLedger mine = ledger;
      try {
        if ((mine == null || !mine.id().equals(run)) && !RunFile.isAlive(store, run)) {
          settle(run);
        }
      } catch (IOException unknown) {
        LOG.debug("Whether run {} goes on is not known", run, unknown);
      }
    }
  }

  private void settle(String run) {
    RunCounts counts = RunFile.read(store, run).orElse(null);
    AtomicReference<Optional<RunTable.Ending>> ending = new AtomicReference<>(Optional.empty());
    if (attempt(connection -> ending.set(connection.end(run, counts)))) {
      ending.get().ifPresent(known -> tell(counts, known));
      delete(run);
    }
  }

  private void tell(RunCounts counts, RunTable.Ending ending) {
    if (counts == null) {
      LOG.warn("{}: a program was killed while it recorded; what it lost is not known", store);
    } else if (!counts.closed()) {
      LOG.warn(
          "{}: {} {} was killed: of {} calls that ended until {}, {} are stored, {} were on their"
              + " way and are lost, {} were left out or dropped before",
          store,
          counts.service().name(),
          counts.service().version(),
          ending.offered(),
          counts.counted(),
          ending.stored(),
          ending.lost(),
          ending.offered() - ending.stored() - ending.lost());
    }
  }

  private Set<String> unfinished() {
    Set<String> runs = new LinkedHashSet<>();
    try {
      runs.addAll(readers.read("cannot find runs", PATIENCE, RunReader::unfinished));
      runs.addAll(RunFile.runs(store));
    } catch (StoreException | IOException failure) {
      LOG.debug("Runs that were killed are not looked for", failure);
    }
    return runs;
  }

  /** Writes; says whether it could. What fails now is done when the store is opened again. */
  private boolean attempt(Change change) {
    try {
      writer.write(
          "cannot account for a run",
          connection -> {
            change.apply(connection);
            return null;
          });
      return true;
    } catch (StoreException later) {
      LOG.debug("A run could not be accounted for", later);
      return false;
    }
  }

  private void delete(String run) {
    try {
      RunFile.delete(store, run);
    } catch (IOException stays) {
      LOG.debug("The counts of run {} could not be deleted", run, stays);
    }
  }

  /** What is to be written. */
  @FunctionalInterface
  private interface Change {
    void apply(BatchWriter connection) throws SQLException;
  }
}
