package dev.chronicle.demo.telemetry;

import dev.chronicle.demo.core.StartupException;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.instrumentation.jdbc.datasource.JdbcTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException;
import io.opentelemetry.sdk.resources.Resource;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;

/**
 * The running OpenTelemetry SDK of this server.
 *
 * <p>All standard {@code OTEL_*} variables hold. Where they say nothing, spans go to the console,
 * metrics and logs nowhere.
 */
public final class Telemetry implements AutoCloseable {
  private static final AttributeKey<String> SERVICE_NAME = AttributeKey.stringKey("service.name");
  private static final AttributeKey<String> SERVICE_VERSION =
      AttributeKey.stringKey("service.version");
  private static final AttributeKey<String> ENVIRONMENT =
      AttributeKey.stringKey("deployment.environment.name");
  private static final String UNKNOWN = "unknown_service";

  private final OpenTelemetrySdk sdk;
  private final boolean enabled;

  private Telemetry(OpenTelemetrySdk sdk, boolean enabled) {
    this.sdk = sdk;
    this.enabled = enabled;
  }

  /**
   * Starts the SDK.
   *
   * @param name {@code service.name}, unless a standard variable gives another
   * @param version {@code service.version}, likewise
   * @param environment {@code deployment.environment.name}, likewise
   * @throws StartupException if a variable has a value that it cannot have
   */
  public static Telemetry start(String name, String version, String environment) {
    ExporterWarnings.holdBack();
    useStableDatabaseConventions();
    Attributes defaults =
        Attributes.of(SERVICE_NAME, name, SERVICE_VERSION, version, ENVIRONMENT, environment);
    AtomicBoolean enabled = new AtomicBoolean();
    try {
      OpenTelemetrySdk sdk =
          AutoConfiguredOpenTelemetrySdk.builder()
              .addPropertiesCustomizer(ExporterDefaults::of)
              .addResourceCustomizer((resource, config) -> withDefaults(resource, defaults))
              .addSamplerCustomizer(
                  (sampler, config) -> {
                    enabled.set(true);
                    return new RequestSampler(sampler);
                  })
              .addSpanExporterCustomizer(
                  (exporter, config) -> new WatchedExporter(exporter, ExporterWarnings::lastReason))
              .disableShutdownHook()
              .build()
              .getOpenTelemetrySdk();
      return new Telemetry(sdk, enabled.get());
    } catch (ConfigurationException wrong) {
      throw new StartupException("OpenTelemetry: " + wrong.getMessage(), wrong);
    }
  }

  /** The instrumentation of JDBC still writes the attributes of old, unless it is told not to. */
  private static void useStableDatabaseConventions() {
    if (System.getenv("OTEL_SEMCONV_STABILITY_OPT_IN") == null) {
      System.setProperty("otel.semconv-stability.opt-in", "database");
    }
  }

  /** Says whether spans are recorded, which {@code OTEL_SDK_DISABLED} forbids. */
  public boolean isEnabled() {
    return enabled;
  }

  /** Returns the API that instrumentation is made with. */
  public OpenTelemetry api() {
    return sdk;
  }

  /** Returns a source of connections whose statements get a span each. */
  public DataSource traced(DataSource source) {
    return JdbcTelemetry.builder(sdk).setDataSourceInstrumenterEnabled(false).build().wrap(source);
  }

  /** Sends what is left, and ends. */
  @Override
  public void close() {
    sdk.close();
  }

  private static Resource withDefaults(Resource resource, Attributes defaults) {
    String name = resource.getAttribute(SERVICE_NAME);
    Resource merged = Resource.create(defaults).merge(resource);
    return name == null || name.startsWith(UNKNOWN)
        ? merged.merge(Resource.create(Attributes.of(SERVICE_NAME, defaults.get(SERVICE_NAME))))
        : merged;
  }
}
