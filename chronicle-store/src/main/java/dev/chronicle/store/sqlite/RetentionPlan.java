package dev.chronicle.store.sqlite;

import dev.chronicle.call.CallId;
import dev.chronicle.store.Retention;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** Finds out what of each part is beyond a {@link Retention}. For one snapshot and one thread. */
final class RetentionPlan {
  /** A larger part is written anew only if at least a tenth of its calls goes. */
  private static final int CALLS_OF_A_SMALL_PART = 10_000;

  private static final int WORTH_REWRITING = 10;

  private final Snapshot snapshot;
  private final Retention retention;
  private final long oldest;
  private final long oldestError;
  private final List<Part> beyond = new ArrayList<>();
  private final List<SetAsideFile> setAsideBeyond = new ArrayList<>();
  private final Map<Part, Predicate<StoredCall>> partlyBeyond = new HashMap<>();

  /**
   * Makes the plan.
   *
   * @param bytes how many bytes a part takes
   * @param total how many bytes the store takes
   * @param setAside what of it was set aside, what was found first first
   */
  RetentionPlan(
      Snapshot snapshot,
      Retention retention,
      Instant now,
      ToLongFunction<Part> bytes,
      long total,
      List<SetAsideFile> setAside)
      throws SQLException {
    this.snapshot = snapshot;
    this.retention = retention;
    this.oldest = oldest(retention.maxAge(), now);
    this.oldestError =
        retention.errorsMaxAge() == null ? oldest : oldest(retention.errorsMaxAge(), now);
    Deque<SetAsideFile> aside = new ArrayDeque<>(setAside);
    while (!aside.isEmpty() && lowestId(aside.peek()) < oldestError) {
      setAsideBeyond.add(aside.poll());
    }
    bySize(bytes, total - bytes(setAsideBeyond), aside);
    byAge();
    byFunction();
  }

  /** Returns the parts that go as a whole, oldest first. */
  List<Part> beyond() {
    return beyond;
  }

  /** Returns the files with what was set aside that go. */
  List<SetAsideFile> setAsideBeyond() {
    return setAsideBeyond;
  }

  /** Returns the parts of which some calls go, and which calls stay. */
  Map<Part, Predicate<StoredCall>> partlyBeyond() {
    return partlyBeyond;
  }

  private static long oldest(Duration age, Instant now) {
    return age == null ? Long.MIN_VALUE : CallId.lowestAt(now.minus(age)).value();
  }

  /** Takes the oldest away: what was set aside is as old as the finding. */
  private void bySize(ToLongFunction<Part> bytes, long total, Deque<SetAsideFile> aside) {
    if (retention.maxBytes() == null) {
      return;
    }
    long rest = total;
    for (Part part : snapshot.parts()) {
      rest -= bytesFoundBefore(part.maxId(), rest - retention.maxBytes(), aside);
      if (rest <= retention.maxBytes()) {
        return;
      }
      beyond.add(part);
      rest -= bytes.applyAsLong(part);
    }
    bytesFoundBefore(Long.MAX_VALUE, rest - retention.maxBytes(), aside);
  }

  private long bytesFoundBefore(long id, long tooMany, Deque<SetAsideFile> aside) {
    long gone = 0;
    while (gone < tooMany && !aside.isEmpty() && lowestId(aside.peek()) <= id) {
      setAsideBeyond.add(aside.peek());
      gone += aside.poll().bytes();
    }
    return gone;
  }

  private static long bytes(List<SetAsideFile> files) {
    return files.stream().mapToLong(SetAsideFile::bytes).sum();
  }

  private static long lowestId(SetAsideFile file) {
    return CallId.lowestAt(Instant.ofEpochSecond(file.foundSeconds())).value();
  }

  private void byAge() {
    for (Part part : snapshot.parts()) {
      boolean wholly = part.maxId() < oldest;
      if (beyond.contains(part) || part.minId() >= oldest) {
        continue;
      }
      if (part.maxId() < oldestError || (wholly && errors(part) == 0)) {
        beyond.add(part);
      } else if (part.isLive() || (wholly && errors(part) < part.calls())) {
        // Part of a segment goes as soon as all of it is old, so that it is rewritten once.
        partlyBeyond.put(
            part, call -> call.id() >= oldest || (call.isError() && call.id() >= oldestError));
      }
    }
  }

  private static long errors(Part part) {
    return part.blocks().stream().mapToLong(block -> block.summary().errors()).sum();
  }

  private void byFunction() throws SQLException {
    if (retention.maxCallsPerFunction() == null && retention.maxCallsByFunction().isEmpty()) {
      return;
    }
    Map<String, Long> newer = new HashMap<>();
    List<Part> parts = snapshot.parts();
    for (int i = parts.size() - 1; i >= 0; i--) {
      if (!beyond.contains(parts.get(i))) {
        byFunction(parts.get(i), newer);
      }
    }
  }

  private void byFunction(Part part, Map<String, Long> newer) throws SQLException {
    Map<String, Set<Integer>> numbers = new HashMap<>();
    Map<String, Long> calls = new HashMap<>();
    new RollupRead(snapshot)
        .whole(
            part,
            (start, function, service, rollup) -> {
              String name = snapshot.function(function).name();
              numbers.computeIfAbsent(name, each -> new HashSet<>()).add(function);
              calls.merge(name, rollup.calls(), Long::sum);
            });
    long goes = 0;
    Map<Integer, Long> oldestKept = new HashMap<>();
    for (Map.Entry<String, Long> function : calls.entrySet()) {
      String name = function.getKey();
      Long limit =
          retention.maxCallsByFunction().getOrDefault(name, retention.maxCallsPerFunction());
      long before = newer.merge(name, function.getValue(), Long::sum) - function.getValue();
      long room = limit == null ? Long.MAX_VALUE : Math.max(0, limit - before);
      if (room < function.getValue()) {
        goes += function.getValue() - room;
        long cut = oldestOf(room, numbers.get(name), part);
        numbers.get(name).forEach(number -> oldestKept.put(number, cut));
      }
    }
    if (goes == part.calls()) {
      beyond.add(part);
      partlyBeyond.remove(part);
    } else if (goes > 0
        && (part.calls() <= CALLS_OF_A_SMALL_PART || goes >= part.calls() / WORTH_REWRITING)) {
      partlyBeyond.merge(
          part,
          call -> call.id() >= oldestKept.getOrDefault(call.function(), Long.MIN_VALUE),
          Predicate::and);
    }
  }

  /** Returns the id of the oldest of the newest so many calls of some functions in a part. */
  private long oldestOf(long newest, Set<Integer> functions, Part part) throws SQLException {
    if (newest == 0) {
      return Long.MAX_VALUE;
    }
    List<Long> ids = new ArrayList<>();
    for (StoredBlock block : part.blocks()) {
      Listing listing = snapshot.listing(block).orElse(null);
      for (int i = 0; listing != null && i < listing.size(); i++) {
        if (functions.contains(listing.function(i))) {
          ids.add(listing.id(i));
        }
      }
    }
    ids.sort(null);
    return ids.size() <= newest ? Long.MIN_VALUE : ids.get(ids.size() - (int) newest);
  }
}
