package dev.chronicle.demo;

import dev.chronicle.capture.Chronicle;
import dev.chronicle.capture.jdbc.CapturedDataSource;
import dev.chronicle.capture.redaction.Redaction;
import dev.chronicle.demo.core.StartupException;
import dev.chronicle.demo.dashboard.Dashboard;
import dev.chronicle.demo.dashboard.Playback;
import dev.chronicle.demo.dashboard.TaskDesk;
import dev.chronicle.demo.dashboard.Traffic;
import dev.chronicle.demo.http.AdminToken;
import dev.chronicle.demo.http.Exposure;
import dev.chronicle.demo.http.HttpGuards;
import dev.chronicle.demo.http.Sessions;
import dev.chronicle.demo.resources.CaptureAdminResource;
import dev.chronicle.demo.resources.CaptureSettingsResource;
import dev.chronicle.demo.resources.CapturesResource;
import dev.chronicle.demo.resources.DocsResource;
import dev.chronicle.demo.resources.HealthResource;
import dev.chronicle.demo.resources.OpenApiDocument;
import dev.chronicle.demo.resources.OpenApiResource;
import dev.chronicle.demo.resources.RecordedCalls;
import dev.chronicle.demo.resources.StatsResource;
import dev.chronicle.demo.resources.StoreExceptionMapper;
import dev.chronicle.demo.telemetry.RouteFilter;
import dev.chronicle.demo.telemetry.ServerSpanFilter;
import dev.chronicle.demo.telemetry.Telemetry;
import dev.chronicle.store.CaptureStore;
import dev.chronicle.store.sqlite.SqliteCaptureStore;
import io.dropwizard.core.server.AbstractServerFactory;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.lifecycle.AutoCloseableManager;
import jakarta.servlet.DispatcherType;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.jetty.ee10.servlet.FilterHolder;

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

    Telemetry telemetry = Telemetry.start(name, build.version(), configuration.getEnvironment());
    environment.lifecycle().manage(new AutoCloseableManager(telemetry));
    Redaction redaction = redaction(configuration);
    trace(environment, telemetry, redaction);
    new HttpGuards(exposure, token).addTo(environment);

    CaptureStore store =
        SqliteCaptureStore.builderFromUrl(configuration.getCapturesJdbcUrl())
            .synchronous(configuration.getCapturesSynchronous())
            .open();
    Chronicle chronicle =
        Chronicle.builder()
            .service(name, build.version())
            .redaction(redaction)
            .sink(store)
            .install();
    environment.lifecycle().manage(new AutoCloseableManager(chronicle));

    TaskQueue queue =
        TaskQueue.builder(configuration.getTasksJdbcUrl())
            .instrument(source -> CapturedDataSource.wrap(telemetry.traced(source)))
            .open();
    environment.lifecycle().manage(queue);

    environment.healthChecks().register("tasks", new DefectCheck(queue::defect));
    environment.healthChecks().register("captures", new StoreCheck(store));
    OwnAddress address = new OwnAddress();
    environment.lifecycle().addServerLifecycleListener(address);
    Traffic traffic =
        new Traffic(address, token.map(secret -> configuration.getAdminToken()), Clock.systemUTC());
    environment.lifecycle().manage(traffic);
    RecordedCalls calls = new RecordedCalls(chronicle, store);
    Dashboard dashboard =
        new Dashboard(
            calls,
            new TaskDesk(queue.tasks(), queue.operations(), queue.workflow()),
            new Playback(calls, new ReplayTargets()),
            traffic,
            configuration.getTraceUrl(),
            token.map(secret -> new Sessions(secret, Clock.systemUTC())),
            Clock.systemUTC());
    serve(environment, queue, chronicle, calls, dashboard, telemetry);
  }

  private void serve(
      Environment environment,
      TaskQueue queue,
      Chronicle chronicle,
      RecordedCalls calls,
      Dashboard dashboard,
      Telemetry telemetry) {
    List<Object> components = new ArrayList<>(queue.jerseyComponents());
    components.add(new CapturesResource(calls));
    components.add(new CaptureAdminResource(calls));
    components.add(new CaptureSettingsResource(chronicle));
    components.add(new StatsResource(queue::counts, calls));
    components.add(
        new HealthResource(
            environment.healthChecks(), build.version(), telemetry.isEnabled(), Clock.systemUTC()));
    components.add(new DocsResource(build.swaggerUiVersion()));
    components.add(
        new OpenApiResource(
            new OpenApiDocument(
                build.version(),
                components.stream().map(Object::getClass).collect(Collectors.toSet()))));
    components.add(new StoreExceptionMapper());
    components.addAll(dashboard.jerseyComponents(build.htmxVersion(), build.uplotVersion()));
    environment.jersey().getResourceConfig().registerInstances(components.toArray());
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

  private static void trace(Environment environment, Telemetry telemetry, Redaction redaction) {
    environment
        .getApplicationContext()
        .addFilter(
            new FilterHolder(new ServerSpanFilter(telemetry.api(), redaction)),
            "/*",
            EnumSet.of(DispatcherType.REQUEST));
    environment.jersey().register(new RouteFilter());
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
