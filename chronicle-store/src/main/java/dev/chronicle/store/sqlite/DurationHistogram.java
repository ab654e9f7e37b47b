package dev.chronicle.store.sqlite;

import dev.chronicle.store.DurationDistribution;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Counts durations in buckets that keep three significant digits, and adds up exactly.
 *
 * <p>The buckets are those of <a href="https://github.com/HdrHistogram/HdrHistogram">HdrHistogram
 * </a> for a lowest value of 1 ns: one a nanosecond below 2,048 ns, from there on 1,024 between
 * each power of two and the next. Unlike HdrHistogram's, the encoded form is added without
 * unpacking it into thousands of empty buckets first, and the object can be used again without
 * allocating.
 *
 * <p>Encoded, a histogram is a sequence of pairs of unsigned LEB128 numbers, one pair for each
 * bucket in use, lowest first: the distance from the bucket before (from -1 at first), and the
 * count.
 *
 * <p>Not thread-safe.
 */
final class DurationHistogram {
  private static final int DIGITS = 18;
  private static final int BITS_BELOW_POWER_OF_TWO = 10;
  private static final int BUCKETS_BELOW_POWER_OF_TWO = 1 << BITS_BELOW_POWER_OF_TWO;
  private static final int EXACT_BITS = BITS_BELOW_POWER_OF_TWO + 1;
  private static final int EXACT_BUCKETS = 1 << EXACT_BITS;
  private static final long[] COARSE_BOUNDS =
      LongStream.iterate(1, power -> power * 10)
          .limit(DIGITS)
          .flatMap(power -> LongStream.of(power, 2 * power, 5 * power))
          .toArray();

  /** For each of the bounds, how many buckets begin below it. */
  private static final int[] BUCKETS_BELOW_BOUND =
      Arrays.stream(COARSE_BOUNDS).mapToInt(bound -> bucketOf(bound - 1) + 1).toArray();

  private static final int MAX_BUCKETS = bucketOf(Long.MAX_VALUE) + 1;

  private long[] counts = new long[0];
  private int usedBuckets;
  private long total;

  /**
   * Adds what {@link #encode} returned.
   *
   * @throws IllegalArgumentException if {@code encoded} is no such thing
   */
  void add(byte[] encoded) {
    Leb128.Reader reader = new Leb128.Reader(encoded);
    long bucket = -1;
    long added = 0;
    while (reader.hasMore()) {
      bucket += reader.next();
      long count = reader.next();
      if (bucket < 0 || bucket >= MAX_BUCKETS || count <= 0) {
        throw new IllegalArgumentException(
            "histogram must count in buckets 0 to %d, was: %d in bucket %d"
                .formatted(MAX_BUCKETS - 1, count, bucket));
      }
      makeRoomFor((int) bucket);
      counts[(int) bucket] += count;
      added += count;
    }
    usedBuckets = Math.max(usedBuckets, (int) bucket + 1);
    total += added;
  }

  /** Adds another histogram. */
  void add(DurationHistogram other) {
    for (int bucket = 0; bucket < other.usedBuckets; bucket++) {
      if (other.counts[bucket] > 0) {
        add(bucket, other.counts[bucket]);
      }
    }
  }

  byte[] encode() {
    ByteCollector encoded = new ByteCollector();
    int previous = -1;
    for (int bucket = 0; bucket < usedBuckets; bucket++) {
      if (counts[bucket] > 0) {
        Leb128.write(bucket - previous, encoded);
        Leb128.write(counts[bucket], encoded);
        previous = bucket;
      }
    }
    return encoded.toByteArray();
  }

  /**
   * Returns the encoded sum of an encoded histogram and of single durations, without going through
   * the buckets in between.
   *
   * @param buckets the buckets of the durations, in ascending order
   * @throws IllegalArgumentException if {@code encoded} is no histogram
   */
  static byte[] add(byte[] encoded, int[] buckets) {
    Leb128.Reader in = new Leb128.Reader(encoded);
    ByteCollector out = new ByteCollector(encoded.length + 3 * buckets.length);
    long written = -1;
    long stored = in.hasMore() ? in.next() - 1 : Long.MAX_VALUE;
    int next = 0;
    while (stored < Long.MAX_VALUE || next < buckets.length) {
      long bucket = next < buckets.length ? Math.min(stored, buckets[next]) : stored;
      long count = 0;
      if (stored == bucket) {
        count = in.next();
        stored = in.hasMore() ? stored + in.next() : Long.MAX_VALUE;
      }
      while (next < buckets.length && buckets[next] == bucket) {
        count++;
        next++;
      }
      Leb128.write(bucket - written, out);
      Leb128.write(count, out);
      written = bucket;
    }
    return out.toByteArray();
  }

  /**
   * Returns the nanoseconds that so many percent of all durations stay within: the highest that
   * their bucket holds; 0 if nothing was counted.
   *
   * @param percents 1 to 100, in ascending order
   */
  long[] percentiles(int... percents) {
    long[] percentiles = new long[percents.length];
    long passed = 0;
    int bucket = -1;
    for (int i = 0; i < percents.length && total > 0; i++) {
      long rank = rank(percents[i]);
      while (passed < rank) {
        passed += counts[++bucket];
      }
      percentiles[i] = highestIn(bucket);
    }
    return percentiles;
  }

  private long rank(int percent) {
    return Math.max(1, total / 100 * percent + (total % 100 * percent + 99) / 100);
  }

  /** Returns every bucket in use. */
  DurationDistribution toDistribution() {
    List<DurationDistribution.Bin> bins = new ArrayList<>();
    for (int bucket = 0; bucket < usedBuckets; bucket++) {
      if (counts[bucket] > 0) {
        bins.add(bin(lowestIn(bucket), highestIn(bucket), counts[bucket]));
      }
    }
    return new DurationDistribution(bins);
  }

  /**
   * Returns the same in bins whose bounds are 1, 2 and 5 times a power of ten. A bucket that lies
   * across such a bound counts by its lowest duration.
   */
  DurationDistribution toCoarseDistribution() {
    List<DurationDistribution.Bin> bins = new ArrayList<>();
    int bucket = 0;
    long from = 0;
    for (int step = 0; bucket < usedBuckets; step++) {
      boolean bounded = step < COARSE_BOUNDS.length;
      long to = bounded ? COARSE_BOUNDS[step] : Long.MAX_VALUE;
      int end = bounded ? Math.min(usedBuckets, BUCKETS_BELOW_BOUND[step]) : usedBuckets;
      long calls = 0;
      while (bucket < end) {
        calls += counts[bucket++];
      }
      if (calls > 0) {
        bins.add(bin(from, to - 1, calls));
      }
      from = to;
    }
    return new DurationDistribution(bins);
  }

  /** Makes this as good as new. */
  void clear() {
    Arrays.fill(counts, 0, usedBuckets, 0);
    usedBuckets = 0;
    total = 0;
  }

  private void add(int bucket, long count) {
    makeRoomFor(bucket);
    counts[bucket] += count;
    usedBuckets = Math.max(usedBuckets, bucket + 1);
    total += count;
  }

  private void makeRoomFor(int bucket) {
    if (bucket >= counts.length) {
      int needed = (bucket / BUCKETS_BELOW_POWER_OF_TWO + 1) * BUCKETS_BELOW_POWER_OF_TWO;
      counts = Arrays.copyOf(counts, needed);
    }
  }

  /** Returns the bucket that counts a duration. */
  static int bucketOf(long nanos) {
    int powersAboveExact =
        Long.SIZE - EXACT_BITS - Long.numberOfLeadingZeros(nanos | (EXACT_BUCKETS - 1));
    return powersAboveExact * BUCKETS_BELOW_POWER_OF_TWO + (int) (nanos >>> powersAboveExact);
  }

  private static long highestIn(int bucket) {
    int powersAboveExact = Math.max(0, bucket / BUCKETS_BELOW_POWER_OF_TWO - 1);
    long step = bucket - (long) powersAboveExact * BUCKETS_BELOW_POWER_OF_TWO;
    return ((step + 1) << powersAboveExact) - 1;
  }

  private static long lowestIn(int bucket) {
    return bucket == 0 ? 0 : highestIn(bucket - 1) + 1;
  }

  private static DurationDistribution.Bin bin(long from, long to, long calls) {
    return new DurationDistribution.Bin(Duration.ofNanos(from), Duration.ofNanos(to), calls);
  }
}
