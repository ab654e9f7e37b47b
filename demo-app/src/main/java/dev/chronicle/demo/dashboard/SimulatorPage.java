package dev.chronicle.demo.dashboard;

import dev.chronicle.simulator.plan.Arrivals;
import dev.chronicle.simulator.plan.Operation;
import dev.chronicle.simulator.plan.Scenario;
import dev.chronicle.simulator.report.Figures;
import dev.chronicle.simulator.report.RunState;
import dev.chronicle.simulator.report.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the simulator's page shows.
 *
 * @param plan what the form holds
 * @param run the run under way or the last one
 * @param samples how it went
 * @param server where the traffic goes
 * @param problem why what was asked for was not done; empty for none
 * @param now the present
 */
public record SimulatorPage(
    TrafficPlan plan,
    Optional<Snapshot> run,
    List<TrafficHistory.Sample> samples,
    String server,
    String problem,
    Instant now) {

  /** Returns where the run stands. */
  public RunState state() {
    return run.map(Snapshot::state).orElse(RunState.IDLE);
  }

  /** Says whether requests are being sent. */
  public boolean isActive() {
    return state().isActive();
  }

  /** Returns the run's state as a badge of the style sheet. */
  public String tone() {
    return switch (state()) {
      case IDLE -> "pending";
      case RUNNING -> "completed";
      case STOPPING -> "processing";
      case FINISHED -> "claimed";
      case FAILED -> "failed";
    };
  }

  /** Returns the share of the run that is over, 0 to 1. */
  public double progress() {
    return run.isPresent() ? run.get().progress().orElse(0) : 0;
  }

  /** Returns how long the run goes on. */
  public Duration left() {
    Duration elapsed = run.map(Snapshot::elapsed).orElse(Duration.ZERO);
    Duration left = plan.duration().minus(elapsed);
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** Returns the command that sends the same from a terminal. */
  public String command() {
    return plan.command(server);
  }

  /** Returns the operations in the order of the mix. */
  public List<Operation> operations() {
    return List.of(Operation.values());
  }

  /** Returns what the requests came to by operation, as the page shows it; empty before a run. */
  Table table() {
    Table table =
        new Table(
            "requests",
            "operation",
            "planned",
            "sent",
            "succeeded",
            "conflicts",
            "failed",
            "p50_ms",
            "p95_ms",
            "p99_ms",
            "max_ms",
            "service_p99_ms");
    if (run.isPresent()) {
      for (Operation operation : operations()) {
        Figures figures = run.get().of(operation);
        table.row(
            operation.label(),
            figures.counts().planned(),
            figures.counts().sent(),
            figures.counts().succeeded(),
            figures.counts().conflicts(),
            figures.counts().failed(),
            Table.millis(figures.latency().p50()),
            Table.millis(figures.latency().p95()),
            Table.millis(figures.latency().p99()),
            Table.millis(figures.latency().max()),
            Table.millis(figures.serviceTime().p99()));
      }
    }
    return table;
  }

  /** Returns the courses that traffic can take. */
  public List<Scenario> scenarios() {
    return List.of(Scenario.values());
  }

  /** Returns how requests can follow one another. */
  public List<Arrivals> arrivals() {
    return List.of(Arrivals.values());
  }
}
