package dev.chronicle.store.sqlite;

import dev.chronicle.call.TraceIds;
import java.util.HexFormat;
import java.util.List;

/**
 * Turns what calls can be found by into JSON text, which the view {@code captured_calls} reads too,
 * and back. The schema says what stands where.
 */
final class ListingFormat {
  private static final int NUMBERS_A_CALL = 8;
  private static final int CHARS_A_CALL = 48;
  private static final HexFormat HEX = HexFormat.of();

  private ListingFormat() {}

  /**
   * The encoded form.
   *
   * @param baseId what ids count from
   * @param calls JSON
   * @param traces trace and span ids; {@code null} if there are none
   */
  // Never changed and never compared.
  @SuppressWarnings("ArrayRecordComponent")
  record Encoded(long baseId, String calls, byte[] traces) {}

  /** Encodes calls that are in the order of their ids. */
  static Encoded encode(List<StoredCall> calls) {
    long baseId = calls.get(0).id();
    StringBuilder json = new StringBuilder(calls.size() * CHARS_A_CALL).append('[');
    ByteCollector traces = new ByteCollector();
    TraceIds previous = null;
    for (StoredCall call : calls) {
      int trace = Listing.NO_TRACE;
      if (isHex(call.trace())) {
        if (!call.trace().equals(previous)) {
          traces.writeBytes(HEX.parseHex(call.trace().traceId()));
          traces.writeBytes(HEX.parseHex(call.trace().spanId()));
          previous = call.trace();
        }
        trace = traces.size() / Listing.TRACE_AND_SPAN_BYTES;
      } else if (call.trace() != null) {
        trace = Listing.TRACE_IN_PAYLOAD;
      }
      boolean isRoot = call.parentId() == StoredCall.NO_PARENT;
      json.append(json.length() == 1 ? "[" : ",[")
          .append(call.id() - baseId)
          .append(',')
          .append(isRoot ? 0 : call.id() - call.parentId())
          .append(',')
          .append(call.function())
          .append(',')
          .append(call.service())
          .append(',')
          .append(call.startNanos() - Listing.epochNanos(call.id()))
          .append(',')
          .append(call.durationNanos())
          .append(',')
          .append(call.exceptionType())
          .append(',')
          .append(trace)
          .append(']');
    }
    return new Encoded(
        baseId, json.append(']').toString(), traces.size() == 0 ? null : traces.toByteArray());
  }

  /**
   * Reads what {@link #encode} returned.
   *
   * @throws IllegalArgumentException if it is no such thing
   */
  static Listing decode(long baseId, byte[] json, byte[] traces, int calls) {
    Numbers in = new Numbers(json);
    long[] ids = new long[calls];
    long[] parentIds = new long[calls];
    int[] functions = new int[calls];
    int[] services = new int[calls];
    long[] startOffsets = new long[calls];
    long[] durations = new long[calls];
    int[] exceptionTypes = new int[calls];
    int[] traceNumbers = new int[calls];
    for (int i = 0; i < calls; i++) {
      ids[i] = baseId + in.next();
      long toParent = in.next();
      parentIds[i] = toParent == 0 ? StoredCall.NO_PARENT : ids[i] - toParent;
      functions[i] = (int) in.next();
      services[i] = (int) in.next();
      startOffsets[i] = in.next();
      durations[i] = in.next();
      exceptionTypes[i] = (int) in.next();
      traceNumbers[i] = (int) in.next();
    }
    return new Listing(
        ids,
        parentIds,
        functions,
        services,
        startOffsets,
        durations,
        exceptionTypes,
        traceNumbers,
        traces);
  }

  /** Returns of how many calls the encoded form tells. */
  static int calls(byte[] json) {
    int calls = -1;
    for (byte c : json) {
      calls += c == '[' ? 1 : 0;
    }
    return calls;
  }

  /** Says whether the ids have the form that OpenTelemetry gives them. */
  static boolean isHex(TraceIds trace) {
    return trace != null
        && isHex(trace.traceId(), 2 * Listing.TRACE_ID_BYTES)
        && isHex(trace.spanId(), 2 * (Listing.TRACE_AND_SPAN_BYTES - Listing.TRACE_ID_BYTES));
  }

  /** Says whether the id has the form that OpenTelemetry gives to a trace's. */
  static boolean isHexTraceId(String traceId) {
    return isHex(traceId, 2 * Listing.TRACE_ID_BYTES);
  }

  private static boolean isHex(String id, int length) {
    if (id.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      char c = id.charAt(i);
      if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
        return false;
      }
    }
    return true;
  }

  /** Reads the whole numbers that stand in a text, whatever is between them. */
  private static final class Numbers {
    private final byte[] text;
    private int position;

    Numbers(byte[] text) {
      this.text = text;
    }

    long next() {
      while (position < text.length && !isDigit(text[position]) && text[position] != '-') {
        position++;
      }
      boolean negative = position < text.length && text[position] == '-';
      if (negative) {
        position++;
      }
      if (position == text.length) {
        throw new IllegalArgumentException(
            "listing must have %d numbers a call".formatted(NUMBERS_A_CALL));
      }
      long number = 0;
      while (position < text.length && isDigit(text[position])) {
        number = number * 10 + text[position++] - '0';
      }
      return negative ? -number : number;
    }

    private static boolean isDigit(byte c) {
      return c >= '0' && c <= '9';
    }
  }
}
