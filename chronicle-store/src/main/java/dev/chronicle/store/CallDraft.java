package dev.chronicle.store;

import dev.chronicle.call.CallId;
import dev.chronicle.call.CapturedArgument;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.call.CapturedThrowable;
import dev.chronicle.call.CapturedValue;
import dev.chronicle.call.DependencyCall;
import dev.chronicle.call.Fidelity;
import dev.chronicle.call.FunctionId;
import dev.chronicle.call.Loss;
import dev.chronicle.call.Origin;
import dev.chronicle.call.Outcome;
import dev.chronicle.call.ServiceId;
import dev.chronicle.call.SqlError;
import dev.chronicle.call.Timing;
import dev.chronicle.call.TraceIds;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What has been read of a call, a dependency call or a throwable so far. Not thread-safe. */
final class CallDraft {
  private static final int DIGITS_BELOW_MILLISECOND = 6;

  final Map<String, String> texts = new HashMap<>();
  final List<Argument> arguments = new ArrayList<>();
  final List<Argument> mutatedArguments = new ArrayList<>();
  final List<ValueLoss> losses = new ArrayList<>();
  final List<DependencyCall> dependencies = new ArrayList<>();
  String result;
  String message;
  String type;
  String stackTrace;
  CapturedThrowable cause;
  int startNanos;
  BigDecimal durationMillis;

  /** An argument before it is known whether it is exact. */
  record Argument(String name, String json) {}

  /** A loss and the member that it is of; {@code index} counts in members of several values. */
  record ValueLoss(String member, int index, Fidelity fidelity, Loss loss) {}

  CapturedCall toCall() {
    Recording recording = toRecording();
    String parentId = texts.get("parent_id");
    String traceId = texts.get("trace_id");
    return new CapturedCall(
        CallId.parse(text("id")),
        parentId == null ? null : CallId.parse(parentId),
        new FunctionId(text("module"), text("method"), text("descriptor"), text("function_name")),
        recording.arguments(),
        recording.outcome(),
        timing(),
        new Origin(
            new ServiceId(text("service_name"), text("service_version")),
            text("thread"),
            traceId == null ? null : new TraceIds(traceId, text("span_id"))),
        recording.dependencies());
  }

  Recording toRecording() {
    return new Recording(values("args", arguments), outcome(), dependencies);
  }

  DependencyCall toDependency() {
    return new DependencyCall(
        text("kind"),
        text("name"),
        texts.getOrDefault("path", DependencyCall.CALLING_THREAD),
        Integer.parseInt(texts.getOrDefault("depth", "0")),
        values("args", arguments),
        outcome(),
        timing());
  }

  CapturedThrowable toThrowable() {
    return new CapturedThrowable(
        require("exception_type", type),
        message,
        require("stack_trace", stackTrace),
        cause,
        toSqlError());
  }

  private SqlError toSqlError() {
    String code = texts.get("sql_code");
    return code == null
        ? null
        : new SqlError(texts.get("sql_state"), Integer.parseInt(code), text("sql_type"));
  }

  /** Returns a member that must be there. */
  String text(String member) {
    return require(member, texts.get(member));
  }

  private Outcome outcome() {
    List<CapturedArgument> mutated = values("mutated_args", mutatedArguments);
    return type == null
        ? new Outcome.Returned(value("result", 0, require("result", result)), mutated)
        : new Outcome.Threw(toThrowable(), mutated);
  }

  private Timing timing() {
    BigDecimal millis = require("duration_ms", durationMillis);
    try {
      return new Timing(
          Instant.parse(text("start_time")).plusNanos(startNanos),
          Duration.ofNanos(millis.movePointRight(DIGITS_BELOW_MILLISECOND).longValueExact()));
    } catch (DateTimeException | ArithmeticException wrong) {
      throw new IllegalArgumentException(
          "start_time and duration_ms must be a time and a number of milliseconds, was: "
              + "%s, %s".formatted(text("start_time"), millis),
          wrong);
    }
  }

  private List<CapturedArgument> values(String member, List<Argument> drafts) {
    List<CapturedArgument> values = new ArrayList<>(drafts.size());
    for (Argument draft : drafts) {
      values.add(new CapturedArgument(draft.name(), value(member, values.size(), draft.json())));
    }
    return values;
  }

  private CapturedValue value(String member, int index, String json) {
    if (losses.isEmpty()) {
      return CapturedValue.exact(json);
    }
    List<ValueLoss> ofThis =
        losses.stream()
            .filter(loss -> loss.member().equals(member) && loss.index() == index)
            .toList();
    return ofThis.isEmpty()
        ? CapturedValue.exact(json)
        : new CapturedValue(
            json, ofThis.get(0).fidelity(), ofThis.stream().map(ValueLoss::loss).toList());
  }

  private static <T> T require(String member, T value) {
    if (value == null) {
      throw new IllegalArgumentException("call must have a member " + member);
    }
    return value;
  }
}
