package dev.chronicle.demo.telemetry;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs each span as a line for people. */
final class ConsoleExporter implements SpanExporter {
  private static final Logger LOG = LoggerFactory.getLogger("span");
  private static final AttributeKey<Long> STATUS =
      AttributeKey.longKey("http.response.status_code");
  private static final AttributeKey<String> ROUTE = AttributeKey.stringKey("http.route");
  private static final AttributeKey<String> PATH = AttributeKey.stringKey("url.path");
  private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");
  private static final double NANOS_PER_MILLI = 1e6;

  @Override
  public CompletableResultCode export(Collection<SpanData> spans) {
    spans.forEach(span -> LOG.info("{}", line(span)));
    return CompletableResultCode.ofSuccess();
  }

  /** Returns the line: what, how it ended, how long it took, and where in which trace. */
  static String line(SpanData span) {
    StringBuilder line = new StringBuilder();
    line.append(span.getKind()).append(' ').append(name(span));
    Attributes attributes = span.getAttributes();
    if (attributes.get(ROUTE) == null) {
      append(line, " ", attributes.get(PATH));
    }
    Long status = attributes.get(STATUS);
    append(line, " -> ", status == null ? attributes.get(ERROR) : status);
    long nanos = span.getEndEpochNanos() - span.getStartEpochNanos();
    append(line, " ", String.format(Locale.ROOT, "%.3f ms", nanos / NANOS_PER_MILLI));
    append(line, " trace=", span.getTraceId());
    append(line, " span=", span.getSpanId());
    append(line, " parent=", span.getParentSpanContext().isValid() ? span.getParentSpanId() : null);
    return line.toString();
  }

  /** A statement within a statement is summed up as another, often of the same table. */
  private static String name(SpanData span) {
    return span.getKind() == SpanKind.CLIENT
        ? Arrays.stream(span.getName().split(" ")).distinct().collect(Collectors.joining(" "))
        : span.getName();
  }

  private static void append(StringBuilder line, String before, Object value) {
    if (value != null) {
      line.append(before).append(value);
    }
  }

  @Override
  public CompletableResultCode flush() {
    return CompletableResultCode.ofSuccess();
  }

  @Override
  public CompletableResultCode shutdown() {
    return CompletableResultCode.ofSuccess();
  }
}
