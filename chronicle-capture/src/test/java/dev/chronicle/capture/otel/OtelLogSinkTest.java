package dev.chronicle.capture.otel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chronicle.capture.Capture;
import dev.chronicle.capture.CaptureSettings;
import dev.chronicle.capture.Chronicle;
import dev.chronicle.capture.sampling.CallLimit;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.logs.Severity;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.logs.export.LogRecordExporter;
import io.opentelemetry.sdk.logs.export.SimpleLogRecordProcessor;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A real SDK takes the records; only their transport stays in memory. */
class OtelLogSinkTest {
  private final InMemory exporter = new InMemory();
  private final OpenTelemetrySdk sdk =
      OpenTelemetrySdk.builder()
          .setTracerProvider(SdkTracerProvider.builder().build())
          .setLoggerProvider(
              SdkLoggerProvider.builder()
                  .addLogRecordProcessor(SimpleLogRecordProcessor.create(exporter))
                  .build())
          .build();

  @AfterEach
  void closeSdk() {
    sdk.close();
  }

  @Test
  void call_isARecordWithItsValuesAsBodyAndItsPlaceInCodeAsAttributes() {
    try (Chronicle chronicle = Chronicle.builder().sink(OtelLogSink.to(sdk)).install()) {
      Orders.price(new Orders.Item("beans", 2, 12.5), List.of(1L, 2L));
      assertThat(chronicle.flush()).isTrue();
    }

    LogRecordData log = exporter.only();
    assertThat(log.getEventName()).isEqualTo("chronicle.call");
    assertThat(log.getSeverity()).isEqualTo(Severity.INFO);
    assertThat(log.getBodyValue().asString())
        .isEqualTo(
            "{\"arguments\":{\"item\":{\"name\":\"beans\",\"count\":2,\"price\":12.5},"
                + "\"discounts\":[1,2]},\"result\":24.0}");
    assertThat(string(log, "code.function.name")).isEqualTo(Orders.class.getName() + ".price");
    assertThat(string(log, "chronicle.function")).isEqualTo("OtelLogSinkTest.Orders.price");
    assertThat(string(log, "thread.name")).isEqualTo(Thread.currentThread().getName());
    assertThat(string(log, "chronicle.call.fidelity")).isEqualTo("EXACT");
    assertThat(string(log, "exception.type")).isNull();
    assertThat(log.getTimestampEpochNanos()).isPositive();
    assertThat(log.getInstrumentationScopeInfo().getName()).isEqualTo("dev.chronicle.capture");
  }

  @Test
  void callThatThrows_hasTheStandardAttributesOfAnException() {
    try (Chronicle chronicle = Chronicle.builder().sink(OtelLogSink.to(sdk)).install()) {
      assertThatThrownBy(() -> Orders.fail("sold out")).isInstanceOf(RuntimeException.class);
      assertThat(chronicle.flush()).isTrue();
    }

    LogRecordData log = exporter.only();
    assertThat(log.getSeverity()).isEqualTo(Severity.ERROR);
    assertThat(string(log, "exception.type")).isEqualTo("java.lang.IllegalStateException");
    assertThat(string(log, "exception.message")).isEqualTo("sold out");
    assertThat(string(log, "exception.stacktrace")).contains("Orders.fail");
  }

  @Test
  void callWithinASpan_belongsToItsTrace() {
    var span = sdk.getTracer("test").spanBuilder("request").startSpan();
    try (Chronicle chronicle = Chronicle.builder().sink(OtelLogSink.to(sdk)).install()) {
      Context.root().with(span).wrap(Orders::nothing).run();
      assertThat(chronicle.flush()).isTrue();
    } finally {
      span.end();
    }

    LogRecordData log = exporter.only();
    assertThat(log.getSpanContext().getTraceId()).isEqualTo(span.getSpanContext().getTraceId());
    assertThat(log.getSpanContext().getSpanId()).isEqualTo(span.getSpanContext().getSpanId());
  }

  @Test
  void lossesAndNotices_areRecordsOfTheirOwn() {
    CaptureSettings settings =
        CaptureSettings.builder().limit(CallLimit.of(0, Duration.ofDays(10_000))).build();
    try (Chronicle chronicle =
        Chronicle.builder().settings(settings).sink(OtelLogSink.to(sdk)).install()) {
      Orders.nothing();
      assertThat(chronicle.flush()).isTrue();
    }

    assertThat(exporter.logs)
        .extracting(LogRecordData::getEventName)
        .containsExactlyInAnyOrder("chronicle.dropped", "chronicle.notice");
    assertThat(exporter.logs)
        .allMatch(log -> string(log, "chronicle.reason").equals("LIMIT_REACHED"));
  }

  private static String string(LogRecordData log, String attribute) {
    return log.getAttributes().get(AttributeKey.stringKey(attribute));
  }

  /** Captured methods. */
  private static final class Orders {
    record Item(String name, int count, double price) {}

    @Capture
    static double price(Item item, List<Long> discounts) {
      return item.count() * item.price() - discounts.get(0);
    }

    @Capture
    static void fail(String message) {
      throw new IllegalStateException(message);
    }

    @Capture
    static void nothing() {}
  }

  /** Keeps what an SDK exports. */
  private static final class InMemory implements LogRecordExporter {
    private final List<LogRecordData> logs = new ArrayList<>();

    @Override
    public synchronized CompletableResultCode export(Collection<LogRecordData> records) {
      logs.addAll(records);
      return CompletableResultCode.ofSuccess();
    }

    synchronized LogRecordData only() {
      assertThat(logs).hasSize(1);
      return logs.get(0);
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
}
