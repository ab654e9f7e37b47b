package dev.chronicle.capture.value;

/**
 * How much of a value is written down. Checked while writing, so that a huge value costs no more
 * than its limits.
 *
 * @param depth how many objects, collections, maps and arrays may stand inside each other, 1 to
 *     {@value #MAX_DEPTH}
 * @param items most items of one collection, map or array, positive
 * @param stringLength most characters (UTF-16 units) of one string, positive
 * @param bytes most bytes of JSON in UTF-8 for a whole call: arguments, result and dependency calls
 *     together, positive
 */
public record ValueLimits(int depth, int items, int stringLength, int bytes) {

  /** The deepest nesting that may be asked for; more would endanger the caller's stack. */
  public static final int MAX_DEPTH = 100;

  /** 8 levels, 1,000 items, 8 Ki characters a string, 64 KiB a call. */
  public static final ValueLimits DEFAULT = new ValueLimits(8, 1_000, 8 * 1024, 64 * 1024);

  public ValueLimits {
    if (depth < 1 || depth > MAX_DEPTH) {
      throw new IllegalArgumentException(
          "depth must be between 1 and " + MAX_DEPTH + ", was: " + depth);
    }
    requirePositive("items", items);
    requirePositive("stringLength", stringLength);
    requirePositive("bytes", bytes);
  }

  private static void requirePositive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be positive, was: " + value);
    }
  }
}
