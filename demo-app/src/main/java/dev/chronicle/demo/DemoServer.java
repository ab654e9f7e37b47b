package dev.chronicle.demo;

import dev.chronicle.call.ServiceId;
import dev.chronicle.capture.jdbc.CapturedDataSource;
import dev.chronicle.capture.redaction.Redaction;
import dev.chronicle.demo.core.StartupException;
import dev.chronicle.demo.dashboard.Dashboard;
import dev.chronicle.demo.http.AdminToken;
import dev.chronicle.demo.http.Exposure;
import dev.chronicle.demo.http.HttpGuards;
import dev.chronicle.demo.resources.DocsResource;
import dev.chronicle.demo.resources.HealthResource;
import dev.chronicle.demo.resources.OpenApiDocument;
import dev.chronicle.demo.resources.OpenApiResource;
import dev.chronicle.demo.resources.StatsResource;
import dev.chronicle.demo.telemetry.Telemetry;
import io.dropwizard.core.server.AbstractServerFactory;
import io.dropwizard.core.setup.Environment;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Puts the parts of the server together. */
final class DemoServer {
  private final String name;
  private final BuildProperties build;

  DemoServer(String name, BuildProperties build) {
    this.name = name;
    this.build = build;
  }

  /**
   * Opens the databases and adds everything to a server that was not started yet. What is added
   * first ends last.
   *
   * @throws StartupException if the server cannot be started like this
   */
  void addTo(Environment environment, DemoConfiguration configuration) {
    Exposure exposure = Exposure.of(configuration.getServerFactory());
    Optional<AdminToken> token = token(configuration, exposure);
    if (configuration.getServerFactory() instanceof AbstractServerFactory server) {
      server.setRegisterDefaultExceptionMappers(false);
    }

    Redaction redaction = redaction(configuration);
    Telemetry telemetry = Telemetry.start(name, build.version(), configuration.getEnvironment());
    Tracing.addTo(environment, telemetry, redaction);
    new HttpGuards(exposure, token).addTo(environment);
    Recorder recorder =
        Recorder.addTo(environment, configuration, new ServiceId(name, build.version()), redaction);
    TaskQueue queue = queue(environment, configuration, telemetry);
    Dashboard dashboard =
        Pages.addTo(environment, configuration, token, queue, recorder.calls(), redaction);

    List<Object> components = new ArrayList<>(queue.jerseyComponents());
    components.addAll(recorder.jerseyComponents());
    components.add(new StatsResource(queue::counts, recorder.calls()));
    components.add(
        new HealthResource(
            environment.healthChecks(), build.version(), telemetry.isEnabled(), Clock.systemUTC()));
    components.add(new DocsResource(build.swaggerUiVersion()));
    components.add(new OpenApiResource(document(components)));
    components.addAll(dashboard.jerseyComponents(build.htmxVersion(), build.uplotVersion()));
    environment.jersey().getResourceConfig().registerInstances(components.toArray());
  }

  private static TaskQueue queue(
      Environment environment, DemoConfiguration configuration, Telemetry telemetry) {
    TaskQueue queue =
        TaskQueue.builder(configuration.getTasksJdbcUrl())
            .instrument(source -> CapturedDataSource.wrap(telemetry.traced(source)))
            .open();
    environment.lifecycle().manage(queue);
    environment.healthChecks().register("tasks", new DefectCheck(queue::defect));
    return queue;
  }

  private static Redaction redaction(DemoConfiguration configuration) {
    try {
      return Redaction.builder().keyFile(Path.of(configuration.getRedactionKeyFile())).build();
    } catch (IllegalArgumentException | UncheckedIOException unusable) {
      throw new StartupException(
          "redaction: %s; set CHRONICLE_REDACTION_KEY_FILE to another file"
              .formatted(unusable.getMessage()),
          unusable);
    }
  }

  private OpenApiDocument document(List<Object> components) {
    return new OpenApiDocument(
        build.version(), components.stream().map(Object::getClass).collect(Collectors.toSet()));
  }

  private static Optional<AdminToken> token(DemoConfiguration configuration, Exposure exposure) {
    if (!configuration.getAdminToken().isEmpty()) {
      return Optional.of(AdminToken.of(configuration.getAdminToken()));
    }
    if (!exposure.loopbackOnly()) {
      throw new StartupException(
          "others than this machine could reach the server at %s: set CHRONICLE_ADMIN_TOKEN to a"
                  .formatted(String.join(", ", exposure.hosts()))
              + " secret of %d bytes or more, or CHRONICLE_HOST to 127.0.0.1"
                  .formatted(AdminToken.MIN_BYTES));
    }
    return Optional.empty();
  }
}
