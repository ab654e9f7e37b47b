package dev.chronicle.store.sqlite;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Turns the rollups of a part that begin within an hour into bytes and back.
 *
 * <p>All numbers are LEB128. First come the part, the span and the hour, so that no other row is
 * taken for this one. Of each rollup follow: the seconds from the start of the one before, or of
 * the hour; function; service; four times the calls, plus 2 if some threw, plus 1 if the durations
 * stand there themselves. Then, of several calls some of which threw, how many did; then the
 * durations of one or two calls in nanoseconds, the longest first, or the sum of the durations in
 * whole seconds and nanoseconds, the longest, and the length of the histogram and the histogram. At
 * the end stands a checksum.
 */
final class PackedRollups {
  private static final int DURATIONS = 1;
  private static final int ERRORS = 2;
  private static final int FLAGS = 2;
  private static final int MOST_DURATIONS = 2;
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private PackedRollups() {}

  /** Packs rollups that are in {@link RollupEntry#ORDER}. */
  static byte[] encode(long part, int span, long hour, List<RollupEntry> rollups) {
    ByteCollector out = header(part, span, hour);
    long previous = hour;
    for (RollupEntry entry : rollups) {
      Leb128.write(entry.startSeconds() - previous, out);
      Leb128.write(entry.function(), out);
      Leb128.write(entry.service(), out);
      write(entry.rollup(), out);
      previous = entry.startSeconds();
    }
    return Checksums.append(out.toByteArray());
  }

  /**
   * Reads those of the packed rollups that begin at {@code from} or later and before {@code to}.
   *
   * @throws IllegalArgumentException if the bytes are not what {@link #encode} made of the same
   *     part, span and hour
   */
  static List<RollupEntry> decode(
      byte[] encoded, long part, int span, long hour, long from, long to) {
    Leb128.Reader in = open(encoded, part, span, hour);
    List<RollupEntry> rollups = new ArrayList<>();
    long start = hour;
    while (in.hasMore()) {
      start += in.next();
      int function = in.nextInt();
      int service = in.nextInt();
      StoredRollup rollup = read(in, encoded);
      if (start >= from && start < to) {
        rollups.add(new RollupEntry(start, function, service, rollup));
      }
    }
    return rollups;
  }

  /** Begins the bytes of a row. */
  static ByteCollector header(long part, int span, long hour) {
    ByteCollector out = new ByteCollector();
    Leb128.write(part, out);
    Leb128.write(span, out);
    Leb128.write(hour, out);
    return out;
  }

  /**
   * Returns what reads on behind the header.
   *
   * @throws IllegalArgumentException if the bytes are damaged or of another row
   */
  static Leb128.Reader open(byte[] encoded, long part, int span, long hour) {
    Leb128.Reader in = new Leb128.Reader(encoded, 0, Checksums.requireIntact(encoded));
    if (in.next() != part || in.next() != span || in.next() != hour) {
      throw new IllegalArgumentException("row is another one");
    }
    return in;
  }

  private static void write(StoredRollup rollup, ByteCollector out) {
    long[] durations = durations(rollup);
    int errors = rollup.errors() > 0 ? ERRORS : 0;
    Leb128.write(rollup.calls() << FLAGS | errors | (durations == null ? 0 : DURATIONS), out);
    if (errors > 0 && rollup.calls() > 1) {
      Leb128.write(rollup.errors(), out);
    }
    if (durations != null) {
      for (long duration : durations) {
        Leb128.write(duration, out);
      }
      return;
    }
    Leb128.write(rollup.totalSeconds(), out);
    Leb128.write(rollup.totalNanos(), out);
    Leb128.write(rollup.maxNanos(), out);
    Leb128.write(rollup.histogram().length, out);
    out.writeBytes(rollup.histogram());
  }

  private static StoredRollup read(Leb128.Reader in, byte[] encoded) {
    long number = in.next();
    long calls = number >>> FLAGS;
    long errors = 0;
    if ((number & ERRORS) != 0) {
      errors = calls > 1 ? in.next() : calls;
    }
    if ((number & DURATIONS) != 0) {
      long[] durations = new long[(int) calls];
      for (int i = 0; i < durations.length; i++) {
        durations[i] = in.next();
      }
      return of(durations, errors);
    }
    long totalSeconds = in.next();
    long totalNanos = in.next();
    long maxNanos = in.next();
    int length = in.nextInt();
    int histogram = in.position();
    in.skip(length);
    return new StoredRollup(
        calls,
        errors,
        totalSeconds,
        totalNanos,
        maxNanos,
        Arrays.copyOfRange(encoded, histogram, histogram + length));
  }

  /** Returns the durations of few calls, longest first; {@code null} if they are not known. */
  private static long[] durations(StoredRollup rollup) {
    if (rollup.calls() < 1
        || rollup.calls() > MOST_DURATIONS
        || rollup.totalSeconds() > Integer.MAX_VALUE) {
      return null;
    }
    long rest = rollup.totalSeconds() * NANOS_PER_SECOND + rollup.totalNanos() - rollup.maxNanos();
    long[] durations =
        rollup.calls() == 1 ? new long[] {rollup.maxNanos()} : new long[] {rollup.maxNanos(), rest};
    boolean consistent =
        rest >= 0 && rest <= rollup.maxNanos() && (rest == 0 || durations.length > 1);
    return consistent && Arrays.equals(rollup.histogram(), histogram(durations)) ? durations : null;
  }

  private static StoredRollup of(long[] durations, long errors) {
    long total = Arrays.stream(durations).sum();
    return new StoredRollup(
        durations.length,
        errors,
        total / NANOS_PER_SECOND,
        total % NANOS_PER_SECOND,
        durations[0],
        histogram(durations));
  }

  private static byte[] histogram(long[] durations) {
    int[] buckets =
        Arrays.stream(durations).mapToInt(DurationHistogram::bucketOf).sorted().toArray();
    return DurationHistogram.add(new byte[0], buckets);
  }
}
