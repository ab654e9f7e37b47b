package dev.chronicle.replay.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chronicle.replay.Cluster;
import dev.chronicle.replay.Divergence;
import dev.chronicle.replay.ReplayCounts;
import dev.chronicle.replay.ReplayReport;
import dev.chronicle.replay.ReplayResult;
import dev.chronicle.replay.diff.Finding;

/** Writes a report for programs. */
final class JsonReport {
  private JsonReport() {}

  static String write(ReplayReport report) {
    ObjectNode root = counts(report.counts());
    root.put("masked", report.masked());
    root.put("live_calls", report.liveCalls());
    ObjectNode functions = root.putObject("functions");
    report.byFunction().forEach((name, counts) -> functions.set(name, counts(counts)));
    ArrayNode clusters = root.putArray("clusters");
    report.clusters().forEach(cluster -> clusters.add(cluster(cluster)));
    ObjectNode reasons = root.putObject("reasons");
    report.reasons().forEach(reasons::put);
    return root.toPrettyString().replace("\r\n", "\n") + "\n";
  }

  private static ObjectNode counts(ReplayCounts counts) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("calls", counts.total())
        .put("matched", counts.matched())
        .put("diverged", counts.diverged())
        .put("skipped", counts.skipped())
        .put("incompatible", counts.incompatible())
        .put("failed", counts.failed());
  }

  private static ObjectNode cluster(Cluster cluster) {
    ObjectNode node =
        JsonNodeFactory.instance
            .objectNode()
            .put("function", cluster.function())
            .put("path", cluster.path())
            .put("kind", cluster.kind().name())
            .put("meaning", Wording.meaning(cluster.kind()))
            .put("count", cluster.count());
    ArrayNode frames = node.putArray("thrown_at");
    Frames.of(cluster.examples().get(0).first()).forEach(frames::add);
    ArrayNode replayed = node.putArray("replayed");
    cluster.replayed().forEach(replayed::add);
    ArrayNode alsoAt = node.putArray("also_at");
    cluster.alsoAt().forEach(alsoAt::add);
    ArrayNode examples = node.putArray("examples");
    cluster.examples().forEach(example -> examples.add(example(example)));
    return node;
  }

  private static ObjectNode example(ReplayResult.Diverged example) {
    ObjectNode node =
        JsonNodeFactory.instance
            .objectNode()
            .put("call", example.call().id().toString())
            .put("function", example.call().function().name());
    ArrayNode divergences = node.putArray("divergences");
    for (Divergence divergence : example.divergences()) {
      ObjectNode one = divergences.addObject();
      one.put("call", divergence.recorded().id().toString());
      one.put("function", divergence.recorded().function().name());
      ArrayNode findings = one.putArray("findings");
      divergence.findings().forEach(finding -> findings.add(finding(finding)));
    }
    return node;
  }

  private static ObjectNode finding(Finding finding) {
    ObjectNode node =
        JsonNodeFactory.instance
            .objectNode()
            .put("path", finding.path())
            .put("kind", finding.kind().name())
            .put("recorded", finding.recorded())
            .put("replayed", finding.replayed());
    return finding.note().isEmpty() ? node : node.put("note", finding.note());
  }
}
