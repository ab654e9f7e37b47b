package dev.chronicle.store.sqlite;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Remembers what was found damaged until it is set aside, and logs it once. Thread-safe. */
final class Damages {
  private static final Logger LOG = LoggerFactory.getLogger(Damages.class);

  private final Path store;
  private final Map<Place, String> found = new LinkedHashMap<>();

  Damages(Path store) {
    this.store = store;
  }

  /**
   * Where damage is.
   *
   * @param file name of a segment's file; {@code null} for the store's own
   * @param block number of a block, 0 if nothing of the file can be read
   * @param statisticsOf number of the part of which not the calls, but what is counted of them is
   *     damaged; 0 for calls
   */
  record Place(String file, long block, long statisticsOf) {
    @Override
    public String toString() {
      if (statisticsOf != 0) {
        return "what is counted of part " + statisticsOf;
      }
      String of = file == null ? "" : file;
      return block == 0 ? of : "block " + block + (file == null ? "" : " of " + file);
    }
  }

  /** A block cannot be read. */
  void found(String file, long block, Exception failure) {
    found(new Place(file, block, 0), failure);
  }

  /** Nothing of a segment can be read. */
  void found(String file, Exception failure) {
    found(new Place(file, 0, 0), failure);
  }

  /** What is counted of a part cannot be used. */
  void found(RollupDamage damage) {
    found(new Place(null, 0, damage.part()), damage);
  }

  /** Returns what was found and not set aside yet. */
  synchronized List<Place> places() {
    return new ArrayList<>(found.keySet());
  }

  /** Says whether a block is known to be damaged. */
  synchronized boolean isDamaged(StoredBlock block) {
    return !found.isEmpty() && found.containsKey(new Place(block.file(), block.number(), 0));
  }

  /** Returns a line for each, for people. */
  synchronized List<String> lines() {
    return List.copyOf(found.values());
  }

  /** Returns what is wrong with one place. */
  synchronized String describe(Place place) {
    return found.getOrDefault(place, "");
  }

  /** Forgets what has been set aside. */
  synchronized void forget(Place place) {
    found.remove(place);
  }

  /** Forgets what was found in a segment, which is another now. */
  synchronized void forgetSegment(String file) {
    found.keySet().removeIf(place -> file.equals(place.file()));
  }

  /** Forgets what was found in the store's own file, which is another now. */
  synchronized void forgetStore() {
    found.keySet().removeIf(place -> place.file() == null);
  }

  private synchronized void found(Place place, Exception failure) {
    String detail = String.valueOf(failure.getMessage()).replaceAll("\\s+", " ");
    String line = place + " is damaged (" + detail + ")";
    if (found.putIfAbsent(place, line) == null) {
      LOG.error(
          "{}: {}; {}",
          store,
          line,
          place.statisticsOf() == 0
              ? "its calls are left out, all others stay readable"
              : "its calls are counted anew");
    }
  }
}
