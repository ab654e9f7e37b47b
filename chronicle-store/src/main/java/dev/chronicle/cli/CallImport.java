package dev.chronicle.cli;

import dev.chronicle.call.CallBatch;
import dev.chronicle.call.CallId;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.store.CallJson;
import dev.chronicle.store.CaptureStore;
import dev.chronicle.store.StoreException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Brings the calls of one file into a store: batch by batch, each whole or not at all. A line that
 * is no call is passed over and named, a call that is there already is left as it is. Not
 * thread-safe.
 */
final class CallImport {
  private static final int BATCH_CALLS = 1_000;
  private static final int BATCH_CHARS = 8 * 1024 * 1024;
  private static final int MOST_FAULTS_NAMED = 20;

  private final CaptureStore store;
  private final Map<CallId, CapturedCall> batch = new LinkedHashMap<>();
  private final List<Fault> faults = new ArrayList<>();
  private int batchChars;
  private long imported;
  private long alreadyThere;
  private long different;
  private long faulty;

  /**
   * A line that could not be used.
   *
   * @param line its number, from 1
   * @param reason why, in one line
   */
  record Fault(long line, String reason) {}

  /**
   * How it went.
   *
   * @param imported calls that are stored now and were not before
   * @param alreadyThere calls whose id was stored already
   * @param different how many of those are not the same as what is stored
   * @param faulty lines that could not be used
   * @param faults the first of those
   */
  record Result(
      long imported, long alreadyThere, long different, long faulty, List<Fault> faults) {}

  CallImport(CaptureStore store) {
    this.store = store;
  }

  /**
   * Reads all lines.
   *
   * @param progress is told the number of the line
   */
  Result run(LineReader lines, LongConsumer progress) {
    while (next(lines)) {
      if (batch.size() >= BATCH_CALLS || batchChars >= BATCH_CHARS) {
        storeBatch();
      }
      progress.accept(lines.number());
    }
    storeBatch();
    return new Result(imported, alreadyThere, different, faulty, List.copyOf(faults));
  }

  private boolean next(LineReader lines) {
    try {
      String line = lines.next();
      if (line == null) {
        return false;
      }
      if (!line.isBlank()) {
        add(line);
      }
    } catch (IOException damaged) {
      // Nothing behind it can be read.
      fault(lines.number() + 1, "file is damaged from here on: " + damaged.getMessage());
      return false;
    } catch (RuntimeException noCall) {
      fault(lines.number(), String.valueOf(noCall.getMessage()));
    }
    return true;
  }

  private void add(String line) {
    CapturedCall call = CallJson.read(line);
    CapturedCall before = batch.putIfAbsent(call.id(), call);
    if (before == null) {
      batchChars += line.length();
    } else {
      countAlreadyThere(before, call);
    }
  }

  private void fault(long line, String reason) {
    faulty++;
    if (faults.size() < MOST_FAULTS_NAMED) {
      faults.add(new Fault(line, reason.replaceAll("\\s+", " ")));
    }
  }

  private void storeBatch() {
    if (!batch.isEmpty() && !tryToStore()) {
      batch.values().removeIf(this::isThere);
      if (!batch.isEmpty()) {
        store.store(new CallBatch(List.copyOf(batch.values())));
      }
    }
    imported += batch.size();
    batch.clear();
    batchChars = 0;
  }

  /** Most files bring only new calls, and asking for each would take longer than storing it. */
  private boolean tryToStore() {
    try {
      store.store(new CallBatch(List.copyOf(batch.values())));
      return true;
    } catch (StoreException refused) {
      if (refused.reason() == StoreException.Reason.REFUSED) {
        return false;
      }
      throw refused;
    }
  }

  private boolean isThere(CapturedCall call) {
    Optional<CapturedCall> stored = store.find(call.id());
    stored.ifPresent(before -> countAlreadyThere(before, call));
    return stored.isPresent();
  }

  private void countAlreadyThere(CapturedCall before, CapturedCall call) {
    alreadyThere++;
    different += before.equals(call) ? 0 : 1;
  }
}
