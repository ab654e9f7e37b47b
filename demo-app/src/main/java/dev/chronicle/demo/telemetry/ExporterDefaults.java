package dev.chronicle.demo.telemetry;

import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import java.util.HashMap;
import java.util.Map;

/** Chooses where spans go, and how, as far as the standard variables leave it open. */
final class ExporterDefaults {
  private static final String EXPORTER = "otel.traces.exporter";
  private static final String ENDPOINT = "otel.exporter.otlp.endpoint";
  private static final String TRACES_ENDPOINT = "otel.exporter.otlp.traces.endpoint";
  private static final String PROTOCOL = "otel.exporter.otlp.protocol";
  private static final String TRACES_PROTOCOL = "otel.exporter.otlp.traces.protocol";
  private static final String GRPC_PORT = ".*:4317/?";

  private ExporterDefaults() {}

  /**
   * Returns the settings to add.
   *
   * <p>With an endpoint, spans go there, else to the console. An endpoint without a scheme is plain
   * HTTP. The protocol is gRPC on gRPC's port 4317, else HTTP, the specification's default.
   */
  static Map<String, String> of(ConfigProperties config) {
    Map<String, String> defaults = new HashMap<>();
    String endpoint = config.getString(TRACES_ENDPOINT, config.getString(ENDPOINT));
    putIfAbsent(config, defaults, EXPORTER, endpoint == null ? "console" : "otlp");
    putIfAbsent(config, defaults, "otel.metrics.exporter", "none");
    putIfAbsent(config, defaults, "otel.logs.exporter", "none");
    addScheme(config, defaults, ENDPOINT);
    addScheme(config, defaults, TRACES_ENDPOINT);
    if (endpoint != null && config.getString(TRACES_PROTOCOL) == null) {
      putIfAbsent(
          config, defaults, PROTOCOL, endpoint.matches(GRPC_PORT) ? "grpc" : "http/protobuf");
    }
    return defaults;
  }

  private static void putIfAbsent(
      ConfigProperties config, Map<String, String> defaults, String name, String value) {
    if (config.getString(name) == null) {
      defaults.put(name, value);
    }
  }

  private static void addScheme(
      ConfigProperties config, Map<String, String> defaults, String name) {
    String endpoint = config.getString(name);
    if (endpoint != null && !endpoint.contains("://")) {
      defaults.put(name, "http://" + endpoint);
    }
  }
}
