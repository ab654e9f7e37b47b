package dev.chronicle.capture.otel;

import dev.chronicle.call.CallBatch;
import dev.chronicle.call.CaptureNotice;
import dev.chronicle.call.CapturedArgument;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.call.CapturedThrowable;
import dev.chronicle.call.DroppedCalls;
import dev.chronicle.call.FunctionId;
import dev.chronicle.call.Outcome;
import dev.chronicle.call.TraceIds;
import dev.chronicle.capture.CallSink;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Value;
import io.opentelemetry.api.logs.LogRecordBuilder;
import io.opentelemetry.api.logs.Logger;
import io.opentelemetry.api.logs.Severity;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Emits each captured call as an OpenTelemetry log record, so that a collector carries it to
 * wherever it takes logs. Losses and notices are records of their own.
 *
 * <p>A record's event name is {@code chronicle.call}, {@code chronicle.dropped} or {@code
 * chronicle.notice}. A call's body holds {@code arguments} by name and {@code result}; where it
 * stands in code, what it threw, its thread and its trace are in the standard attributes. A record
 * counts as stored once the SDK has taken it: what the SDK's processor drops afterwards is its own
 * to count. The SDK is not closed together with the sink.
 */
public final class OtelLogSink implements CallSink {
  private static final String SCOPE = "dev.chronicle.capture";

  private static final AttributeKey<String> CODE_FUNCTION =
      AttributeKey.stringKey("code.function.name");
  private static final AttributeKey<String> EXCEPTION_TYPE =
      AttributeKey.stringKey("exception.type");
  private static final AttributeKey<String> EXCEPTION_MESSAGE =
      AttributeKey.stringKey("exception.message");
  private static final AttributeKey<String> EXCEPTION_STACKTRACE =
      AttributeKey.stringKey("exception.stacktrace");
  private static final AttributeKey<String> THREAD_NAME = AttributeKey.stringKey("thread.name");
  private static final AttributeKey<String> CALL_ID = AttributeKey.stringKey("chronicle.call.id");
  private static final AttributeKey<String> PARENT_ID =
      AttributeKey.stringKey("chronicle.call.parent_id");
  private static final AttributeKey<Long> DURATION =
      AttributeKey.longKey("chronicle.call.duration_ns");
  private static final AttributeKey<String> FIDELITY =
      AttributeKey.stringKey("chronicle.call.fidelity");
  private static final AttributeKey<Long> DEPENDENCIES =
      AttributeKey.longKey("chronicle.call.dependencies");
  private static final AttributeKey<String> FUNCTION = AttributeKey.stringKey("chronicle.function");
  private static final AttributeKey<String> REASON = AttributeKey.stringKey("chronicle.reason");
  private static final AttributeKey<Long> CALLS = AttributeKey.longKey("chronicle.calls");

  private final Logger logger;

  private OtelLogSink(Logger logger) {
    this.logger = logger;
  }

  /** Returns a sink that emits to {@code openTelemetry}, which stays the caller's to close. */
  public static OtelLogSink to(OpenTelemetry openTelemetry) {
    return new OtelLogSink(openTelemetry.getLogsBridge().get(SCOPE));
  }

  @Override
  public void store(CallBatch batch) {
    batch.calls().forEach(this::emit);
    batch.dropped().forEach(this::emit);
    batch.notices().forEach(this::emit);
  }

  @Override
  public String toString() {
    return "OpenTelemetry logs";
  }

  private void emit(CapturedCall call) {
    LogRecordBuilder log =
        logger
            .logRecordBuilder()
            .setEventName("chronicle.call")
            .setTimestamp(call.timing().start())
            .setContext(context(call.origin().trace()))
            .setSeverity(call.outcome().isError() ? Severity.ERROR : Severity.INFO)
            .setBody(body(call))
            .setAttribute(CODE_FUNCTION, codeOf(call.function()))
            .setAttribute(FUNCTION, call.function().name())
            .setAttribute(THREAD_NAME, call.origin().thread())
            .setAttribute(CALL_ID, call.id().toString())
            .setAttribute(DURATION, call.timing().duration().toNanos())
            .setAttribute(FIDELITY, call.fidelity().name())
            .setAttribute(DEPENDENCIES, (long) call.dependencies().size());
    if (call.parentId() != null) {
      log.setAttribute(PARENT_ID, call.parentId().toString());
    }
    if (call.outcome() instanceof Outcome.Threw threw) {
      CapturedThrowable error = threw.error();
      log.setAttribute(EXCEPTION_TYPE, error.type())
          .setAttribute(EXCEPTION_MESSAGE, error.message() == null ? "" : error.message())
          .setAttribute(EXCEPTION_STACKTRACE, error.stackTrace());
    }
    log.emit();
  }

  private void emit(DroppedCalls dropped) {
    logger
        .logRecordBuilder()
        .setEventName("chronicle.dropped")
        .setTimestamp(dropped.reported())
        .setContext(Context.root())
        .setSeverity(Severity.INFO)
        .setAttribute(CODE_FUNCTION, codeOf(dropped.function()))
        .setAttribute(FUNCTION, dropped.function().name())
        .setAttribute(REASON, dropped.reason().name())
        .setAttribute(CALLS, dropped.count())
        .emit();
  }

  private void emit(CaptureNotice notice) {
    LogRecordBuilder log =
        logger
            .logRecordBuilder()
            .setEventName("chronicle.notice")
            .setTimestamp(notice.at())
            .setContext(Context.root())
            .setSeverity(Severity.WARN)
            .setBody(notice.message())
            .setAttribute(REASON, notice.kind().name())
            .setAttribute(CALLS, notice.calls());
    if (notice.function() != null) {
      log.setAttribute(CODE_FUNCTION, codeOf(notice.function()))
          .setAttribute(FUNCTION, notice.function().name());
    }
    log.emit();
  }

  private static Value<?> body(CapturedCall call) {
    Map<String, Value<?>> arguments = new LinkedHashMap<>();
    for (CapturedArgument argument : call.arguments()) {
      arguments.put(argument.name(), JsonAsValue.of(argument.value().json()));
    }
    Map<String, Value<?>> body = new LinkedHashMap<>();
    body.put("arguments", Value.of(arguments));
    if (call.outcome() instanceof Outcome.Returned returned) {
      body.put("result", JsonAsValue.of(returned.value().json()));
    }
    return Value.of(body);
  }

  private static String codeOf(FunctionId function) {
    return function.declaringClass() + "." + function.method();
  }

  private static Context context(TraceIds trace) {
    if (trace == null) {
      return Context.root();
    }
    // Whether the trace is sampled was not recorded.
    return Context.root()
        .with(
            Span.wrap(
                SpanContext.create(
                    trace.traceId(),
                    trace.spanId(),
                    TraceFlags.getDefault(),
                    TraceState.getDefault())));
  }
}
