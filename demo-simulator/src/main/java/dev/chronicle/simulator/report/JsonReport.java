package dev.chronicle.simulator.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chronicle.simulator.plan.Operation;
import java.time.Duration;

/** Writes a finished run for programs: one JSON object, times in milliseconds. */
public final class JsonReport {
  private static final ObjectMapper JSON = new ObjectMapper();

  private JsonReport() {}

  /** Returns the object as indented text. */
  public static String text(RunReport report) {
    return object(report).toPrettyString();
  }

  private static ObjectNode object(RunReport report) {
    Snapshot run = report.run();
    ObjectNode root = JSON.createObjectNode();
    root.put("target", report.target().toString());
    root.put("seed", report.seed());
    root.put("state", run.state().label());
    run.problem().ifPresent(problem -> root.put("problem", problem));
    root.put("scenario", run.settings().scenario().label());
    root.put("arrivals", run.settings().arrivals().label());
    root.put("weights", run.settings().weights().toString());
    run.settings().effectiveErrorRate().ifPresent(errorRate -> root.put("error_rate", errorRate));
    root.put("duration_ms", millis(run.elapsed()));
    root.put("rate_asked", run.settings().rate());
    root.put("rate_reached", run.reachedRate());
    root.set("total", figures(run.tally().total()));
    ObjectNode operations = root.putObject("operations");
    for (Operation operation : Operation.values()) {
      operations.set(operation.label(), figures(run.of(operation)));
    }
    ObjectNode failures = root.putObject("failures");
    run.tally().failuresByKind().forEach(failures::put);
    ArrayNode thresholds = root.putArray("thresholds");
    for (Threshold.Check check : report.checks()) {
      thresholds
          .addObject()
          .put("threshold", check.threshold())
          .put("actual", check.actual())
          .put("met", check.met());
    }
    root.put("passed", report.passed());
    return root;
  }

  private static ObjectNode figures(Figures figures) {
    Counts counts = figures.counts();
    ObjectNode node = JSON.createObjectNode();
    node.put("planned", counts.planned());
    node.put("sent", counts.sent());
    node.put("retried", counts.retried());
    node.put("succeeded", counts.succeeded());
    node.put("conflicts", counts.conflicts());
    node.put("failed", counts.failed());
    node.put("skipped", counts.skipped());
    node.put("unsent", counts.unsent());
    node.set("latency_ms", summary(figures.latency()));
    node.set("service_time_ms", summary(figures.serviceTime()));
    return node;
  }

  private static ObjectNode summary(LatencySummary summary) {
    return JSON.createObjectNode()
        .put("count", summary.count())
        .put("mean", millis(summary.mean()))
        .put("p50", millis(summary.p50()))
        .put("p95", millis(summary.p95()))
        .put("p99", millis(summary.p99()))
        .put("max", millis(summary.max()));
  }

  private static double millis(Duration duration) {
    return duration.toNanos() / 1e6;
  }
}
