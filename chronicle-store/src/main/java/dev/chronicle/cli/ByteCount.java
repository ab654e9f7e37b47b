package dev.chronicle.cli;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A size as people write it: {@code 500m}, {@code 2GiB}; units are powers of 1,024.
 *
 * @param bytes the number, not negative
 */
record ByteCount(long bytes) {
  private static final Pattern FORM =
      Pattern.compile("(\\d{1,12}(?:\\.\\d{1,6})?) ?([kmgt]?)(?:i?b)?", Pattern.CASE_INSENSITIVE);
  private static final List<String> UNITS = List.of("B", "KiB", "MiB", "GiB", "TiB");
  private static final int UNIT = 1_024;

  /**
   * Reads a size.
   *
   * @throws IllegalArgumentException if {@code text} is none
   */
  static ByteCount parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("size must be one such as 500m or 2g, was: " + text);
    }
    int power = "_kmgt".indexOf(matcher.group(2).toLowerCase(Locale.ROOT));
    BigDecimal bytes =
        new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(UNIT).pow(Math.max(0, power)));
    if (bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
      throw new IllegalArgumentException("size must be below 8 EiB, was: " + text);
    }
    return new ByteCount(bytes.longValue());
  }

  /** Returns the size with about three digits, {@code 1.25 MiB}. */
  @Override
  public String toString() {
    double number = bytes;
    int unit = 0;
    while (number >= 999.5 && unit < UNITS.size() - 1) {
      number /= UNIT;
      unit++;
    }
    String format =
        unit == 0 || number >= 99.95 ? "%.0f %s" : number >= 9.995 ? "%.1f %s" : "%.2f %s";
    return String.format(Locale.ROOT, format, number, UNITS.get(unit));
  }
}
