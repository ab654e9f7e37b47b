package dev.chronicle.replay.report;

import dev.chronicle.call.CapturedCall;
import dev.chronicle.replay.Cluster;
import dev.chronicle.replay.ReplayReport;
import dev.chronicle.replay.ReplayResult;
import dev.chronicle.replay.diff.Finding;
import java.util.Set;

/** Writes a report for a terminal. */
final class TextReport {
  private TextReport() {}

  static String write(ReplayReport report) {
    StringBuilder text = new StringBuilder(Wording.summary(report)).append('\n');
    if (report.masked() > 0) {
      text.append(Wording.number(report.masked())).append(" differences are hidden by masks.\n");
    }
    int number = 1;
    for (Cluster cluster : report.clusters()) {
      text.append('\n')
          .append(number++)
          .append(". ")
          .append(Wording.printable(Wording.title(cluster)));
      text.append("  (").append(Wording.calls(cluster.count())).append(")\n");
      text.append("   ").append(Wording.meaning(cluster.kind())).append('\n');
      for (String frame : Frames.of(cluster.examples().get(0).first())) {
        text.append("     at ").append(Wording.printable(frame)).append('\n');
      }
      for (ReplayResult.Diverged example : cluster.examples()) {
        example(example, cluster, text);
      }
      if (!cluster.replayed().equals(Set.of(cluster.function()))) {
        text.append("   seen in ").append(String.join(", ", cluster.replayed())).append('\n');
      }
      for (String place : cluster.alsoAt()) {
        text.append("   also    ").append(Wording.printable(place)).append('\n');
      }
    }
    if (!report.reasons().isEmpty()) {
      text.append('\n');
      report
          .reasons()
          .forEach(
              (reason, count) ->
                  text.append(Wording.calls(count))
                      .append(" ")
                      .append(Wording.printable(reason))
                      .append('\n'));
    }
    return text.toString();
  }

  private static void example(ReplayResult.Diverged example, Cluster cluster, StringBuilder text) {
    CapturedCall recorded = example.first().recorded();
    Finding finding = Cluster.firstFinding(example);
    text.append("   ")
        .append(recorded.id())
        .append("  ")
        .append(Wording.callInLine(recorded))
        .append("\n                  ");
    if (!finding.path().equals(cluster.path())) {
      text.append(Wording.printable(finding.path())).append(": ");
    }
    text.append(Wording.sides(finding)).append('\n');
  }
}
