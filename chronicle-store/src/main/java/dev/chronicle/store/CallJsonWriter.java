package dev.chronicle.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
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
import dev.chronicle.call.Timing;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;

/** Writes one captured call, or its recording alone, as JSON text. */
final class CallJsonWriter {
  private static final JsonFactory JSON = new JsonFactory();
  private static final DateTimeFormatter MICROSECONDS =
      new DateTimeFormatterBuilder().appendInstant(6).toFormatter(Locale.ROOT);
  private static final int NANOS_PER_MICROSECOND = 1_000;
  private static final int DIGITS_BELOW_MILLISECOND = 6;

  private final JsonGenerator out;

  private CallJsonWriter(JsonGenerator out) {
    this.out = out;
  }

  static String call(CapturedCall call) {
    return write(writer -> writer.wholeCall(call));
  }

  static String recording(CapturedCall call) {
    return write(writer -> writer.recordingOf(call));
  }

  private static String write(Part part) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(text)) {
      part.writeWith(new CallJsonWriter(out));
    } catch (IOException impossible) {
      throw new UncheckedIOException("a string took no more text", impossible);
    }
    return text.toString();
  }

  private void wholeCall(CapturedCall call) throws IOException {
    FunctionId function = call.function();
    Origin origin = call.origin();
    out.writeStartObject();
    out.writeStringField("id", call.id().toString());
    out.writeStringField("parent_id", call.parentId() == null ? null : call.parentId().toString());
    out.writeStringField("function_name", function.name());
    out.writeStringField("module", function.declaringClass());
    out.writeStringField("method", function.method());
    out.writeStringField("descriptor", function.descriptor());
    arguments("args", call.arguments());
    wholeOutcome(call.outcome());
    mutatedArgumentsAndLosses(call.arguments(), call.outcome());
    start(call.timing());
    out.writeStringField("end_time", MICROSECONDS.format(call.timing().end()));
    duration(call.timing().duration());
    out.writeStringField("trace_id", origin.trace() == null ? null : origin.trace().traceId());
    out.writeStringField("span_id", origin.trace() == null ? null : origin.trace().spanId());
    out.writeStringField("thread", origin.thread());
    out.writeStringField("service_name", origin.service().name());
    out.writeStringField("service_version", origin.service().version());
    out.writeStringField("fidelity", lowerCase(call.fidelity()));
    dependencies(call.dependencies());
    out.writeEndObject();
  }

  private void wholeOutcome(Outcome outcome) throws IOException {
    if (outcome instanceof Outcome.Returned returned) {
      json("result", returned.value());
      out.writeNullField("exception");
      out.writeNullField("exception_type");
      out.writeNullField("stack_trace");
    } else if (outcome instanceof Outcome.Threw threw) {
      out.writeNullField("result");
      thrown("exception", "exception_type", threw.error());
    }
  }

  private void recordingOf(CapturedCall call) throws IOException {
    out.writeStartObject();
    arguments("args", call.arguments());
    if (call.outcome() instanceof Outcome.Returned returned) {
      json("result", returned.value());
    } else if (call.outcome() instanceof Outcome.Threw threw) {
      thrown("exception", "exception_type", threw.error());
    }
    mutatedArgumentsAndLosses(call.arguments(), call.outcome());
    if (!call.dependencies().isEmpty()) {
      dependencies(call.dependencies());
    }
    out.writeEndObject();
  }

  private void dependencies(List<DependencyCall> dependencies) throws IOException {
    out.writeArrayFieldStart("dependencies");
    for (DependencyCall dependency : dependencies) {
      out.writeStartObject();
      out.writeStringField("kind", dependency.kind());
      out.writeStringField("name", dependency.name());
      if (!dependency.path().isEmpty()) {
        out.writeStringField("path", dependency.path());
      }
      if (dependency.depth() > 0) {
        out.writeNumberField("depth", dependency.depth());
      }
      arguments("args", dependency.arguments());
      if (dependency.outcome() instanceof Outcome.Returned returned) {
        json("result", returned.value());
        out.writeNullField("error");
      } else if (dependency.outcome() instanceof Outcome.Threw threw) {
        out.writeNullField("result");
        thrown("error", "error_type", threw.error());
      }
      mutatedArgumentsAndLosses(dependency.arguments(), dependency.outcome());
      start(dependency.timing());
      duration(dependency.timing().duration());
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private void arguments(String member, List<CapturedArgument> arguments) throws IOException {
    out.writeObjectFieldStart(member);
    for (CapturedArgument argument : arguments) {
      json(argument.name(), argument.value());
    }
    out.writeEndObject();
  }

  private void json(String member, CapturedValue value) throws IOException {
    out.writeFieldName(member);
    out.writeRawValue(value.json());
  }

  private void thrown(String messageMember, String typeMember, CapturedThrowable error)
      throws IOException {
    throwable(messageMember, typeMember, error);
    if (error.cause() == null) {
      return;
    }
    out.writeArrayFieldStart("causes");
    for (CapturedThrowable cause = error.cause(); cause != null; cause = cause.cause()) {
      out.writeStartObject();
      throwable(messageMember, typeMember, cause);
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private void throwable(String messageMember, String typeMember, CapturedThrowable error)
      throws IOException {
    out.writeStringField(messageMember, error.message());
    out.writeStringField(typeMember, error.type());
    out.writeStringField("stack_trace", error.stackTrace());
    if (error.sql() != null) {
      out.writeStringField("sql_state", error.sql().state());
      out.writeNumberField("sql_code", error.sql().code());
      out.writeStringField("sql_type", error.sql().standardType());
    }
  }

  private void mutatedArgumentsAndLosses(List<CapturedArgument> arguments, Outcome outcome)
      throws IOException {
    List<CapturedArgument> mutated = outcome.mutatedArguments();
    if (!mutated.isEmpty()) {
      arguments("mutated_args", mutated);
    }
    boolean exact =
        isExact(arguments)
            && isExact(mutated)
            && !(outcome instanceof Outcome.Returned result && !isExact(result.value()));
    if (exact) {
      return;
    }
    out.writeArrayFieldStart("losses");
    argumentLosses("args", arguments);
    if (outcome instanceof Outcome.Returned returned) {
      for (Loss loss : returned.value().losses()) {
        out.writeStartObject();
        out.writeStringField("value", "result");
        loss(returned.value().fidelity(), loss);
      }
    }
    argumentLosses("mutated_args", mutated);
    out.writeEndArray();
  }

  private static boolean isExact(List<CapturedArgument> arguments) {
    return arguments.stream().allMatch(argument -> isExact(argument.value()));
  }

  private static boolean isExact(CapturedValue value) {
    return value.fidelity() == Fidelity.EXACT;
  }

  private void argumentLosses(String member, List<CapturedArgument> arguments) throws IOException {
    for (int i = 0; i < arguments.size(); i++) {
      CapturedValue value = arguments.get(i).value();
      for (Loss loss : value.losses()) {
        out.writeStartObject();
        out.writeStringField("value", member);
        out.writeNumberField("index", i);
        loss(value.fidelity(), loss);
      }
    }
  }

  private void loss(Fidelity fidelity, Loss loss) throws IOException {
    out.writeStringField("fidelity", lowerCase(fidelity));
    out.writeStringField("path", loss.path());
    out.writeStringField("reason", lowerCase(loss.reason()));
    out.writeStringField("detail", loss.detail());
    out.writeEndObject();
  }

  private void start(Timing timing) throws IOException {
    Instant start = timing.start();
    out.writeStringField("start_time", MICROSECONDS.format(start));
    int belowMicrosecond = start.get(ChronoField.NANO_OF_SECOND) % NANOS_PER_MICROSECOND;
    if (belowMicrosecond != 0) {
      out.writeNumberField("start_nanos", belowMicrosecond);
    }
  }

  private void duration(Duration duration) throws IOException {
    out.writeFieldName("duration_ms");
    out.writeNumber(
        BigDecimal.valueOf(duration.toNanos(), DIGITS_BELOW_MILLISECOND)
            .stripTrailingZeros()
            .toPlainString());
  }

  private static String lowerCase(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** Something that a writer can write. */
  @FunctionalInterface
  private interface Part {
    void writeWith(CallJsonWriter writer) throws IOException;
  }
}
