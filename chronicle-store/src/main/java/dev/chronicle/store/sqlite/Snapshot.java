package dev.chronicle.store.sqlite;

import dev.chronicle.call.CallId;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.call.FunctionId;
import dev.chronicle.call.Origin;
import dev.chronicle.call.ServiceId;
import dev.chronicle.call.Timing;
import dev.chronicle.call.TraceIds;
import dev.chronicle.store.Recording;
import dev.chronicle.store.RecordingJson;
import dev.chronicle.store.StoreException;
import dev.chronicle.store.TextMatcher;
import dev.chronicle.store.Timeline;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * One state of the store, in which all parts of a question are answered. What of it is damaged is
 * reported and left out. For one thread and one question.
 */
final class Snapshot {
  private static final long NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

  private static final int PAYLOADS_KEPT = 8;

  /** A page asks for calls of one function after the other, which stand in the same blocks. */
  private static final long PAYLOAD_BYTES_KEPT = 16L << 20;

  /** Those of new calls are asked for again and again. */
  private static final int LISTINGS_KEPT = 1_024;

  /** A few charts; some 2 KiB each. */
  private static final int BUCKETS_KEPT = 2_048;

  private final Reader reader;
  private final Context context;
  private final List<Part> parts;
  private final RecentlyUsed<StoredBlock, Payload> payloads = new RecentlyUsed<>(PAYLOADS_KEPT);

  /** What all questions share. */
  record Context(
      Catalog catalog,
      Segments segments,
      Interned interned,
      Damages damages,
      RecentlyUsed<StoredBlock, Listing> listings,
      RecentlyUsed<StoredBlock, Payload> payloads,
      SealedSums sums,
      RecentlyUsed<BucketKey, Timeline.Bucket> buckets,
      GramsCache grams,
      Layout layout) {

    /** What belongs to the store in a file. */
    static Context of(Path store, Layout layout) {
      return of(store, new Segments(store), layout);
    }

    /** What belongs to the store in a file that comes from elsewhere. */
    static Context notTrusted(Path store) {
      return of(store, Segments.notTrusted(store), Layout.DEFAULT);
    }

    /** Returns the same, but for what was read of blocks, which is to be read from the file. */
    Context readingAnew() {
      return new Context(
          catalog,
          segments,
          interned,
          damages,
          new RecentlyUsed<>(LISTINGS_KEPT),
          new RecentlyUsed<>(PAYLOAD_BYTES_KEPT, Payload::bytes),
          sums,
          buckets,
          grams,
          layout);
    }

    /** Forgets what was read of the store's own file, which is another now. */
    void forget() {
      catalog.clear();
      interned.clear();
      damages.forgetStore();
      listings.clear();
      payloads.clear();
      sums.clear();
      buckets.clear();
      grams.clear();
    }

    private static Context of(Path store, Segments segments, Layout layout) {
      Damages damages = new Damages(store);
      return new Context(
          new Catalog(segments, damages),
          segments,
          new Interned(),
          damages,
          new RecentlyUsed<>(LISTINGS_KEPT),
          new RecentlyUsed<>(PAYLOAD_BYTES_KEPT, Payload::bytes),
          new SealedSums(),
          new RecentlyUsed<>(BUCKETS_KEPT),
          new GramsCache(),
          layout);
    }
  }

  /** The state that {@code reader} sees. */
  Snapshot(Reader reader, Context context) throws SQLException {
    this.reader = reader;
    this.context = context;
    this.parts = context.catalog().parts(reader);
  }

  /** Returns all parts, oldest first. */
  List<Part> parts() {
    return parts;
  }

  Reader reader() {
    return reader;
  }

  /** Asks the file that a part is in; nothing comes back if that is damaged. */
  <T> Optional<T> ask(Part part, ReaderPool.Question<T> question) throws SQLException {
    return ask(part.file(), 0, question);
  }

  /** Returns what a block's calls can be found by; nothing if it is damaged. */
  Optional<Listing> listing(StoredBlock block) throws SQLException {
    Listing kept = context.listings().get(block);
    if (kept != null) {
      return Optional.of(kept);
    }
    if (context.damages().isDamaged(block)) {
      return Optional.empty();
    }
    Optional<Listing> read =
        ask(block.file(), block.number(), from -> BlockReads.listing(from, block));
    read.ifPresent(listing -> context.listings().put(block, listing));
    return read;
  }

  /** Returns what a block's calls recorded; nothing if it is damaged. */
  Optional<Payload> payload(StoredBlock block) throws SQLException {
    Payload kept = payloads.get(block);
    if (kept != null) {
      return Optional.of(kept);
    }
    if (context.damages().isDamaged(block)) {
      return Optional.empty();
    }
    Optional<Payload> read =
        ask(block.file(), block.number(), from -> BlockReads.payload(from, block));
    read.ifPresent(payload -> payloads.put(block, payload));
    return read;
  }

  /** Returns the same, for one call of it: other questions are likely to ask for its neighbours. */
  Optional<Payload> sharedPayload(StoredBlock block) throws SQLException {
    Payload kept = context.payloads().get(block);
    if (kept != null) {
      return Optional.of(kept);
    }
    Optional<Payload> read = payload(block);
    read.ifPresent(payload -> context.payloads().put(block, payload));
    return read;
  }

  /** Returns a call as it went in. */
  CapturedCall call(Listing listing, int index, Payload payload) throws SQLException {
    try {
      return readCall(listing, index, payload);
    } catch (IllegalArgumentException damaged) {
      throw new StoreException(
          StoreException.Reason.DAMAGED,
          "call " + new CallId(listing.id(index)) + " is damaged: " + damaged.getMessage(),
          damaged);
    }
  }

  private CapturedCall readCall(Listing listing, int index, Payload payload) throws SQLException {
    Recording recording = RecordingJson.read(payload.recording(index));
    TraceIds trace = StoredCalls.traceIds(listing, index, payload);
    String thread = payload.thread(index);
    if (listing.trace(index) == Listing.TRACE_IN_PAYLOAD) {
      thread = OddTrace.threadOf(thread);
    }
    long parentId = listing.parentId(index);
    long start = listing.startNanos(index);
    return new CapturedCall(
        new CallId(listing.id(index)),
        parentId == StoredCall.NO_PARENT ? null : new CallId(parentId),
        function(listing.function(index)),
        recording.arguments(),
        recording.outcome(),
        new Timing(
            Instant.ofEpochSecond(
                Math.floorDiv(start, NANOS_PER_SECOND), Math.floorMod(start, NANOS_PER_SECOND)),
            Duration.ofNanos(listing.durationNanos(index))),
        new Origin(service(listing.service(index)), thread, trace),
        recording.dependencies());
  }

  /** Says whether something of a part's file is known to be damaged. */
  boolean isDamaged(Part part) {
    return context.damages().places().stream()
        .anyMatch(place -> place.statisticsOf() == 0 && Objects.equals(place.file(), part.file()));
  }

  /** Reports that what is counted of a part cannot be used. */
  void found(RollupDamage damage) {
    context.damages().found(damage);
  }

  SealedSums sums() {
    return context.sums();
  }

  RecentlyUsed<BucketKey, Timeline.Bucket> buckets() {
    return context.buckets();
  }

  /** Says whether a text may stand in what a block's calls recorded; {@code false} is certain. */
  boolean mayHold(StoredBlock block, TextMatcher text) throws SQLException {
    return context.grams().mayStandIn(text, block, this);
  }

  /** Returns what is known to be damaged, a line each. */
  List<String> damages() {
    return context.damages().lines();
  }

  FunctionId function(int number) throws SQLException {
    return context.interned().function(number, reader);
  }

  ServiceId service(int number) throws SQLException {
    return context.interned().service(number, reader);
  }

  /** Returns the numbers that stand for a name. */
  int[] numbers(String select, String name) throws SQLException {
    try (ResultSet row = reader.prepare(select, SqlText.toColumn(name)).executeQuery()) {
      int[] numbers = new int[0];
      while (row.next()) {
        numbers = Arrays.copyOf(numbers, numbers.length + 1);
        numbers[numbers.length - 1] = row.getInt(1);
      }
      return numbers;
    }
  }

  private <T> Optional<T> ask(String file, long block, ReaderPool.Question<T> question)
      throws SQLException {
    try {
      return Optional.ofNullable(
          file == null ? question.ask(reader) : context.segments().read(file, question));
    } catch (IllegalArgumentException damaged) {
      context.damages().found(file, block, damaged);
    } catch (StoreException missing) {
      if (file != null && !context.segments().isInUse(file)) {
        // Dropped while this question was asked.
        return Optional.empty();
      }
      context.damages().found(file, missing);
    } catch (SQLException failure) {
      if (!SqlErrors.isDamage(failure)) {
        throw failure;
      }
      context.damages().found(file, file == null ? block : 0, failure);
    }
    return Optional.empty();
  }
}
