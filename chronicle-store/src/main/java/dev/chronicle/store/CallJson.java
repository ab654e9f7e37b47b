package dev.chronicle.store;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.chronicle.call.CapturedCall;
import java.io.IOException;

/**
 * Turns a captured call into the one JSON form that REST, exports and the command line share.
 *
 * <p>An object with these members, {@code null} where there is nothing to tell:
 *
 * <ul>
 *   <li>{@code id}, {@code parent_id}, {@code function_name}, {@code module} (the declaring class),
 *       {@code method}, {@code descriptor}
 *   <li>{@code args}, an object by parameter name, and {@code result}: the JSON as recorded
 *   <li>{@code exception} (its message), {@code exception_type}, {@code stack_trace}
 *   <li>{@code start_time}, {@code end_time} in ISO-8601, UTC, to the microsecond; {@code
 *       duration_ms}, a decimal number, exact
 *   <li>{@code trace_id}, {@code span_id}, {@code thread}, {@code service_name}, {@code
 *       service_version}
 *   <li>{@code fidelity}: {@code exact}, {@code partial} or {@code opaque}, the worst among
 *       arguments and result
 *   <li>{@code dependencies}, an array of {@code kind}, {@code name}, {@code args}, {@code result},
 *       {@code error} (its message), {@code start_time}, {@code duration_ms}
 * </ul>
 *
 * <p>So that nothing is lost, there are further members, left out where they are empty: {@code
 * start_nanos} (what {@code start_time} leaves out), {@code mutated_args}, {@code causes} (of the
 * exception, the nearest first) and {@code losses}, an array that says of which {@code value}
 * ({@code args} or {@code mutated_args}, with {@code index}, or {@code result}) what is missing:
 * its {@code fidelity}, {@code path}, {@code reason}, {@code detail}. A dependency has them too,
 * with {@code path}, {@code depth}, {@code error_type} and {@code stack_trace}. What a database
 * told of an exception is {@code sql_state}, {@code sql_code} and {@code sql_type}.
 *
 * <p>The text is pure UTF-8: half of a surrogate pair is written as its escape. Thread-safe.
 */
public final class CallJson {
  private CallJson() {}

  /** Writes {@code call} as the next value of {@code out}. */
  public static void write(CapturedCall call, JsonGenerator out) throws IOException {
    out.writeRawValue(write(call));
  }

  /** Returns {@code call} as JSON. */
  public static String write(CapturedCall call) {
    return Surrogates.escapeUnpaired(CallJsonWriter.call(call));
  }

  /**
   * Reads a call from its JSON. Members that this version does not know are passed over.
   *
   * @throws IllegalArgumentException if {@code json} is not the JSON of a call
   */
  public static CapturedCall read(String json) {
    return CallJsonReader.call(json);
  }
}
