package dev.chronicle.demo.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.sdk.autoconfigure.spi.internal.DefaultConfigProperties;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExporterDefaultsTest {
  private static final String ENDPOINT = "otel.exporter.otlp.endpoint";
  private static final String PROTOCOL = "otel.exporter.otlp.protocol";

  @Test
  void withoutEndpoint_spansGoToTheConsole() {
    assertThat(defaults(Map.of()))
        .containsEntry("otel.traces.exporter", "console")
        .containsEntry("otel.metrics.exporter", "none");
  }

  @Test
  void bareEndpoint_isPlainHttp_andGrpcOnItsPort() {
    assertThat(defaults(Map.of(ENDPOINT, "localhost:4317")))
        .containsEntry("otel.traces.exporter", "otlp")
        .containsEntry(ENDPOINT, "http://localhost:4317")
        .containsEntry(PROTOCOL, "grpc");
    assertThat(defaults(Map.of(ENDPOINT, "localhost:4318")))
        .containsEntry(ENDPOINT, "http://localhost:4318")
        .containsEntry(PROTOCOL, "http/protobuf");
  }

  @Test
  void whatIsSet_stays() {
    assertThat(
            defaults(
                Map.of(
                    ENDPOINT,
                    "https://collector:4317",
                    PROTOCOL,
                    "http/protobuf",
                    "otel.traces.exporter",
                    "none")))
        .doesNotContainKeys(ENDPOINT, PROTOCOL, "otel.traces.exporter");
  }

  private static Map<String, String> defaults(Map<String, String> settings) {
    return ExporterDefaults.of(DefaultConfigProperties.createFromMap(settings));
  }
}
