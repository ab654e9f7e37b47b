package dev.chronicle.store.sqlite;

import dev.chronicle.call.CallId;
import dev.chronicle.call.TraceIds;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;

/** What a block's calls can be found by, column by column, in the order of their ids. Immutable. */
final class Listing {
  /** {@link #trace} of a call outside any trace. */
  static final int NO_TRACE = 0;

  /** {@link #trace} of a call whose trace and span ids stand before its thread in the payload. */
  static final int TRACE_IN_PAYLOAD = -1;

  static final int TRACE_ID_BYTES = 16;
  static final int TRACE_AND_SPAN_BYTES = TRACE_ID_BYTES + 8;

  private static final long NANOS_PER_MILLISECOND = TimeUnit.MILLISECONDS.toNanos(1);

  private final long[] ids;
  private final long[] parentIds;
  private final int[] functions;
  private final int[] services;
  private final long[] startOffsets;
  private final long[] durations;
  private final int[] exceptionTypes;
  private final int[] traces;
  private final byte[] traceBytes;

  /**
   * Takes over the columns.
   *
   * @param startOffsets nanoseconds from the millisecond of the id to the start
   * @param traces which 24 bytes, from 1, of {@code traceBytes} are trace and span id
   */
  Listing(
      long[] ids,
      long[] parentIds,
      int[] functions,
      int[] services,
      long[] startOffsets,
      long[] durations,
      int[] exceptionTypes,
      int[] traces,
      byte[] traceBytes) {
    this.ids = ids;
    this.parentIds = parentIds;
    this.functions = functions;
    this.services = services;
    this.startOffsets = startOffsets;
    this.durations = durations;
    this.exceptionTypes = exceptionTypes;
    this.traces = traces;
    this.traceBytes = traceBytes;
  }

  /** Returns the nanoseconds since 1970 of the millisecond that an id tells. */
  static long epochNanos(long id) {
    return new CallId(id).time().toEpochMilli() * NANOS_PER_MILLISECOND;
  }

  int size() {
    return ids.length;
  }

  long id(int call) {
    return ids[call];
  }

  long parentId(int call) {
    return parentIds[call];
  }

  int function(int call) {
    return functions[call];
  }

  int service(int call) {
    return services[call];
  }

  long startNanos(int call) {
    return epochNanos(ids[call]) + startOffsets[call];
  }

  long durationNanos(int call) {
    return durations[call];
  }

  int exceptionType(int call) {
    return exceptionTypes[call];
  }

  int trace(int call) {
    return traces[call];
  }

  /** Returns the position of a call, negative if it is not here. */
  int indexOf(long id) {
    return Arrays.binarySearch(ids, id);
  }

  boolean isOfTrace(int call, byte[] traceId) {
    int from = (traces[call] - 1) * TRACE_AND_SPAN_BYTES;
    return traces[call] > 0
        && Arrays.equals(traceBytes, from, from + TRACE_ID_BYTES, traceId, 0, TRACE_ID_BYTES);
  }

  /** Returns the ids of a call whose {@link #trace} is positive. */
  TraceIds traceIds(int call) {
    int from = (traces[call] - 1) * TRACE_AND_SPAN_BYTES;
    HexFormat hex = HexFormat.of();
    return new TraceIds(
        hex.formatHex(traceBytes, from, from + TRACE_ID_BYTES),
        hex.formatHex(traceBytes, from + TRACE_ID_BYTES, from + TRACE_AND_SPAN_BYTES));
  }
}
