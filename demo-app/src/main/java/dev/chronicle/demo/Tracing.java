package dev.chronicle.demo;

import dev.chronicle.capture.redaction.Redaction;
import dev.chronicle.demo.telemetry.RouteFilter;
import dev.chronicle.demo.telemetry.ServerSpanFilter;
import dev.chronicle.demo.telemetry.Telemetry;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.lifecycle.AutoCloseableManager;
import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import org.eclipse.jetty.ee10.servlet.FilterHolder;

/** Wires the spans of the server's requests. */
final class Tracing {
  private Tracing() {}

  /** Adds a span around each request; tracing ends with the server. */
  static void addTo(Environment environment, Telemetry telemetry, Redaction redaction) {
    environment.lifecycle().manage(new AutoCloseableManager(telemetry));
    environment
        .getApplicationContext()
        .addFilter(
            new FilterHolder(new ServerSpanFilter(telemetry.api(), redaction)),
            "/*",
            EnumSet.of(DispatcherType.REQUEST));
    environment.jersey().register(new RouteFilter());
  }
}
