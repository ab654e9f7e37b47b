package dev.chronicle.demo.dashboard;

import dev.chronicle.call.CapturedArgument;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.call.CapturedThrowable;
import dev.chronicle.call.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * A call in a list.
 *
 * @param call the call
 */
public record CallRow(CapturedCall call) {
  private static final int LONGEST = 140;

  /** Returns the call's id. */
  public String id() {
    return call.id().toString();
  }

  /** Returns when it started. */
  public Instant start() {
    return call.timing().start();
  }

  /** Returns how long it took. */
  public Duration duration() {
    return call.timing().duration();
  }

  /** Says whether it threw. */
  public boolean failed() {
    return call.outcome().isError();
  }

  /** Returns the exception as a person says it; empty when there was none. */
  public String error() {
    if (call.outcome() instanceof Outcome.Threw threw) {
      CapturedThrowable error = threw.error();
      String type = shortName(error.type());
      return cut(error.message() == null ? type : type + ": " + error.message());
    }
    return "";
  }

  /** Returns the start of its arguments. */
  public String arguments() {
    StringBuilder text = new StringBuilder();
    for (CapturedArgument argument : call.arguments()) {
      text.append(text.isEmpty() ? "" : ", ").append(argument.name()).append('=');
      text.append(argument.value().json(), 0, Math.min(LONGEST, argument.value().json().length()));
      if (text.length() > LONGEST) {
        break;
      }
    }
    return cut(text.toString());
  }

  /** Returns how faithful the recording is, {@code exact} mostly. */
  public String fidelity() {
    return call.fidelity().name().toLowerCase(Locale.ROOT);
  }

  /** Returns the trace id; empty outside any trace. */
  public String traceId() {
    return call.origin().trace() == null ? "" : call.origin().trace().traceId();
  }

  static List<CallRow> of(List<CapturedCall> calls) {
    return calls.stream().map(CallRow::new).toList();
  }

  static String shortName(String type) {
    return type.substring(type.lastIndexOf('.') + 1);
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
