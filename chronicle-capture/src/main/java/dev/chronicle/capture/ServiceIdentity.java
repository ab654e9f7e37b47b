package dev.chronicle.capture;

import dev.chronicle.call.ServiceId;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Learns the name and version of the service from the environment, as <a
 * href="https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/">OpenTelemetry
 * names them</a>.
 */
final class ServiceIdentity {
  private static final String UNKNOWN = "unknown_service:java";

  private ServiceIdentity() {}

  static ServiceId fromEnvironment(Map<String, String> environment) {
    Map<String, String> attributes =
        attributes(environment.getOrDefault("OTEL_RESOURCE_ATTRIBUTES", ""));
    String named = environment.getOrDefault("OTEL_SERVICE_NAME", "");
    String name = named.isBlank() ? attributes.getOrDefault("service.name", UNKNOWN) : named;
    return new ServiceId(name, attributes.getOrDefault("service.version", ""));
  }

  private static Map<String, String> attributes(String list) {
    Map<String, String> attributes = new HashMap<>();
    for (String pair : list.split(",", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        attributes.put(
            pair.substring(0, equals).trim(), decoded(pair.substring(equals + 1).trim()));
      }
    }
    return attributes;
  }

  private static String decoded(String value) {
    try {
      return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return value;
    }
  }
}
