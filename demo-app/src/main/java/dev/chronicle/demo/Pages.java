package dev.chronicle.demo;

import dev.chronicle.capture.redaction.Redaction;
import dev.chronicle.demo.dashboard.Dashboard;
import dev.chronicle.demo.dashboard.Playback;
import dev.chronicle.demo.dashboard.TaskDesk;
import dev.chronicle.demo.dashboard.Traffic;
import dev.chronicle.demo.http.AdminToken;
import dev.chronicle.demo.http.Sessions;
import dev.chronicle.demo.resources.RecordedCalls;
import io.dropwizard.core.setup.Environment;
import java.time.Clock;
import java.util.Optional;

/** Wires the dashboard. */
final class Pages {
  private Pages() {}

  /** Makes the dashboard; the traffic that it sends ends with the server. */
  static Dashboard addTo(
      Environment environment,
      DemoConfiguration configuration,
      Optional<AdminToken> token,
      TaskQueue queue,
      RecordedCalls calls,
      Redaction redaction) {
    Clock clock = Clock.systemUTC();
    OwnAddress address = new OwnAddress();
    environment.lifecycle().addServerLifecycleListener(address);
    Traffic traffic =
        new Traffic(address, token.map(secret -> configuration.getAdminToken()), clock);
    environment.lifecycle().manage(traffic);
    return new Dashboard(
        calls,
        new TaskDesk(queue.tasks(), queue.taskResource(), queue.workflowResource()),
        new Playback(calls, new ReplayTargets(), redaction),
        traffic,
        configuration.getTraceUrl(),
        token.map(secret -> new Sessions(secret, clock)),
        clock);
  }
}
