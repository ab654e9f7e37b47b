package dev.chronicle.capture.value;

import java.time.Instant;
import java.time.LocalDate;

/** Writes instants as {@link Instant#toString()} does, but without the objects of a formatter. */
final class InstantText {
  private static final Instant YEAR_0 = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant YEAR_10000 = Instant.parse("+10000-01-01T00:00:00Z");
  private static final int SECONDS_A_DAY = 86_400;
  private static final int GROUP = 1_000;

  private InstantText() {}

  /** Writes an instant as a JSON string. */
  static void write(Instant instant, JsonBuffer out) {
    if (instant.isBefore(YEAR_0) || !instant.isBefore(YEAR_10000)) {
      out.string(instant.toString());
      return;
    }
    long second = instant.getEpochSecond();
    LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(second, SECONDS_A_DAY));
    int ofDay = Math.floorMod(second, SECONDS_A_DAY);
    out.raw('"');
    out.digits(date.getYear(), 4);
    out.raw('-');
    out.digits(date.getMonthValue(), 2);
    out.raw('-');
    out.digits(date.getDayOfMonth(), 2);
    out.raw('T');
    out.digits(ofDay / 3600, 2);
    out.raw(':');
    out.digits(ofDay / 60 % 60, 2);
    out.raw(':');
    out.digits(ofDay % 60, 2);
    fraction(instant.getNano(), out);
    out.raw('Z');
    out.raw('"');
  }

  private static void fraction(int nanos, JsonBuffer out) {
    if (nanos == 0) {
      return;
    }
    out.raw('.');
    if (nanos % (GROUP * GROUP) == 0) {
      out.digits(nanos / (GROUP * GROUP), 3);
    } else if (nanos % GROUP == 0) {
      out.digits(nanos / GROUP, 6);
    } else {
      out.digits(nanos, 9);
    }
  }
}
