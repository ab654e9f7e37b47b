package dev.chronicle.demo;

import dev.chronicle.call.ServiceId;
import dev.chronicle.capture.Chronicle;
import dev.chronicle.capture.redaction.Redaction;
import dev.chronicle.demo.resources.CaptureAdminResource;
import dev.chronicle.demo.resources.CaptureSettingsResource;
import dev.chronicle.demo.resources.CapturesResource;
import dev.chronicle.demo.resources.RecordedCalls;
import dev.chronicle.demo.resources.StoreExceptionMapper;
import dev.chronicle.store.CaptureStore;
import dev.chronicle.store.sqlite.SqliteCaptureStore;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.lifecycle.AutoCloseableManager;
import java.util.List;

/**
 * Wires Chronicle: a store, what records into it, and what asks it.
 *
 * @param chronicle what records
 * @param calls what was recorded
 */
record Recorder(Chronicle chronicle, RecordedCalls calls) {

  /** Opens the store and installs Chronicle; both end with the server. */
  static Recorder addTo(
      Environment environment,
      DemoConfiguration configuration,
      ServiceId service,
      Redaction redaction) {
    CaptureStore store =
        SqliteCaptureStore.builderFromUrl(configuration.getCapturesJdbcUrl())
            .synchronous(configuration.getCapturesSynchronous())
            .retention(configuration.retention())
            .open();
    Chronicle chronicle =
        Chronicle.builder()
            .service(service.name(), service.version())
            .redaction(redaction)
            .sink(store)
            .install();
    environment.lifecycle().manage(new AutoCloseableManager(chronicle));
    environment.healthChecks().register("captures", new StoreCheck(store));
    return new Recorder(chronicle, new RecordedCalls(chronicle, store));
  }

  /** Returns the resources, and the mapper that turns the store's failures into problems. */
  List<Object> jerseyComponents() {
    return List.of(
        new CapturesResource(calls),
        new CaptureAdminResource(calls),
        new CaptureSettingsResource(chronicle),
        new StoreExceptionMapper());
  }
}
