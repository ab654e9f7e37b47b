package dev.chronicle.store.sqlite;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Which hours a segment has rollups of, so that a row that is missing is missed. Not thread-safe.
 *
 * <p>Packed, it is the header and the checksum of {@link PackedRollups}, and between them for each
 * hour twice its distance in hours from the one before, or from 1970, plus 1 if there are rollups
 * by the fine granule too.
 */
final class SealedHours {
  /** Stands in place of a span. */
  static final int SPAN = -1;

  private final NavigableMap<Long, Boolean> fineByHour = new TreeMap<>();

  /**
   * Reads what {@link #encode} returned.
   *
   * @throws IllegalArgumentException if it is no such thing, or {@code null}
   */
  static SealedHours decode(byte[] encoded, long part) {
    Leb128.Reader in = PackedRollups.open(encoded, part, SPAN, 0);
    SealedHours hours = new SealedHours();
    long hour = 0;
    while (in.hasMore()) {
      long next = in.next();
      hour += (next >>> 1) * Granule.HOUR;
      hours.fineByHour.put(hour, (next & 1) == 1);
    }
    return hours;
  }

  byte[] encode(long part) {
    ByteCollector out = PackedRollups.header(part, SPAN, 0);
    long previous = 0;
    for (Map.Entry<Long, Boolean> hour : fineByHour.entrySet()) {
      long distance = (hour.getKey() - previous) / Granule.HOUR;
      Leb128.write(distance << 1 | (hour.getValue() ? 1 : 0), out);
      previous = hour.getKey();
    }
    return Checksums.append(out.toByteArray());
  }

  /** Returns the hours, and which of them have rollups by the fine granule. */
  NavigableMap<Long, Boolean> fineByHour() {
    return fineByHour;
  }
}
