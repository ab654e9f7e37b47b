package dev.chronicle.demo.telemetry;

import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.opentelemetry.sdk.autoconfigure.spi.traces.ConfigurableSpanExporterProvider;
import io.opentelemetry.sdk.trace.export.SpanExporter;

/** Makes {@link ConsoleExporter} what {@code OTEL_TRACES_EXPORTER=console} stands for. */
public final class ConsoleExporterProvider implements ConfigurableSpanExporterProvider {
  @Override
  public SpanExporter createExporter(ConfigProperties config) {
    return new ConsoleExporter();
  }

  @Override
  public String getName() {
    return "console";
  }
}
