package dev.chronicle.store.sqlite;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What can be known of a block's calls without reading them, so that most queries need not.
 * Immutable.
 *
 * <p>Its encoded form ends with a checksum, see {@link Checksums}.
 */
final class BlockSummary {
  private final int calls;
  private final int roots;
  private final int traced;
  private final long minId;
  private final long maxId;
  private final long minDuration;
  private final long maxDuration;
  private final int[] functions;
  private final int[] functionErrors;
  private final long[] functionMaxDurations;
  private final int[] services;
  private final int[] exceptionTypes;

  private BlockSummary(Leb128.Reader in) {
    this.calls = in.nextInt();
    this.roots = in.nextInt();
    this.traced = in.nextInt();
    this.minId = in.next();
    this.maxId = minId + in.next();
    this.minDuration = in.next();
    this.maxDuration = in.next();
    this.functions = ascending(in);
    this.functionErrors = new int[functions.length];
    this.functionMaxDurations = new long[functions.length];
    for (int i = 0; i < functions.length; i++) {
      functionErrors[i] = in.nextInt();
      functionMaxDurations[i] = in.next();
    }
    this.services = ascending(in);
    this.exceptionTypes = ascending(in);
  }

  /** Returns the encoded summary of some calls, one at least. */
  static byte[] encode(List<StoredCall> calls) {
    long minId = Long.MAX_VALUE;
    long maxId = Long.MIN_VALUE;
    long minDuration = Long.MAX_VALUE;
    long maxDuration = 0;
    int roots = 0;
    int traced = 0;
    TreeMap<Integer, long[]> errorsAndMaxByFunction = new TreeMap<>();
    TreeSet<Integer> services = new TreeSet<>();
    TreeSet<Integer> exceptionTypes = new TreeSet<>();
    for (StoredCall call : calls) {
      minId = Math.min(minId, call.id());
      maxId = Math.max(maxId, call.id());
      minDuration = Math.min(minDuration, call.durationNanos());
      maxDuration = Math.max(maxDuration, call.durationNanos());
      roots += call.parentId() == StoredCall.NO_PARENT ? 1 : 0;
      traced += call.trace() == null ? 0 : 1;
      long[] function =
          errorsAndMaxByFunction.computeIfAbsent(call.function(), number -> new long[2]);
      function[0] += call.isError() ? 1 : 0;
      function[1] = Math.max(function[1], call.durationNanos());
      services.add(call.service());
      if (call.isError()) {
        exceptionTypes.add(call.exceptionType());
      }
    }
    ByteCollector out = new ByteCollector();
    for (long number :
        new long[] {calls.size(), roots, traced, minId, maxId - minId, minDuration, maxDuration}) {
      Leb128.write(number, out);
    }
    writeAscending(errorsAndMaxByFunction.keySet(), out);
    for (Map.Entry<Integer, long[]> function : errorsAndMaxByFunction.entrySet()) {
      Leb128.write(function.getValue()[0], out);
      Leb128.write(function.getValue()[1], out);
    }
    writeAscending(services, out);
    writeAscending(exceptionTypes, out);
    return Checksums.append(out.toByteArray());
  }

  /**
   * Reads what {@link #encode} returned.
   *
   * @throws IllegalArgumentException if it is damaged
   */
  static BlockSummary decode(byte[] encoded) {
    int end = Checksums.requireIntact(encoded);
    return new BlockSummary(new Leb128.Reader(encoded, 0, end));
  }

  int calls() {
    return calls;
  }

  int roots() {
    return roots;
  }

  int traced() {
    return traced;
  }

  long minId() {
    return minId;
  }

  long maxId() {
    return maxId;
  }

  long minDuration() {
    return minDuration;
  }

  long maxDuration() {
    return maxDuration;
  }

  /** Returns the longest duration of a function's calls, -1 if there are none. */
  long maxDuration(int function) {
    int index = Arrays.binarySearch(functions, function);
    return index < 0 ? -1 : functionMaxDurations[index];
  }

  /** Returns how many calls of a function threw, -1 if there are no calls of it. */
  int errors(int function) {
    int index = Arrays.binarySearch(functions, function);
    return index < 0 ? -1 : functionErrors[index];
  }

  /** Returns how many calls threw. */
  int errors() {
    return Arrays.stream(functionErrors).sum();
  }

  boolean hasErrors() {
    return exceptionTypes.length > 0;
  }

  /** Says whether one of these services made a call. */
  boolean hasService(int[] numbers) {
    return intersects(services, numbers);
  }

  /** Says whether a call threw one of these types. */
  boolean hasExceptionType(int[] numbers) {
    return intersects(exceptionTypes, numbers);
  }

  private static boolean intersects(int[] some, int[] others) {
    for (int number : others) {
      if (Arrays.binarySearch(some, number) >= 0) {
        return true;
      }
    }
    return false;
  }

  private static void writeAscending(Iterable<Integer> numbers, ByteCollector out) {
    ByteCollector steps = new ByteCollector();
    int count = 0;
    int previous = 0;
    for (int number : numbers) {
      Leb128.write(number - previous, steps);
      previous = number;
      count++;
    }
    Leb128.write(count, out);
    out.writeBytes(steps.toByteArray());
  }

  private static int[] ascending(Leb128.Reader in) {
    int[] numbers = new int[in.nextInt()];
    int previous = 0;
    for (int i = 0; i < numbers.length; i++) {
      previous += in.nextInt();
      numbers[i] = previous;
    }
    return numbers;
  }
}
