package dev.chronicle.replay.report;

import dev.chronicle.call.CapturedCall;
import dev.chronicle.replay.Cluster;
import dev.chronicle.replay.ReplayCounts;
import dev.chronicle.replay.ReplayReport;
import dev.chronicle.replay.ReplayResult;
import java.util.Map;

/** Writes a report in the XML that build servers read test results from. */
final class JunitXmlReport {
  private static final String SUITE = "chronicle replay";

  private JunitXmlReport() {}

  static String write(ReplayReport report) {
    int tests = report.byFunction().size() + report.clusters().size();
    StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    long failed = report.byFunction().values().stream().filter(c -> c.failed() > 0).count();
    xml.append(
        "<testsuite name=\"%s\" tests=\"%d\" failures=\"%d\" errors=\"%d\" skipped=\"0\">\n"
            .formatted(SUITE, tests, report.clusters().size(), failed));
    for (Map.Entry<String, ReplayCounts> function : report.byFunction().entrySet()) {
      xml.append(
          "  <testcase classname=\"%s\" name=\"%s: %s\""
              .formatted(
                  SUITE,
                  Markup.escape(function.getKey()),
                  Wording.calls(function.getValue().total())));
      xml.append(
          function.getValue().failed() == 0
              ? "/>\n"
              : ">\n    <error message=\"%s could not be replayed\"/>\n  </testcase>\n"
                  .formatted(Wording.calls(function.getValue().failed())));
    }
    report.clusters().forEach(cluster -> failure(cluster, xml));
    xml.append("  <system-out>").append(Markup.escape(Wording.summary(report)));
    report
        .reasons()
        .forEach(
            (reason, count) ->
                xml.append('\n')
                    .append(Wording.calls(count))
                    .append(' ')
                    .append(Markup.escape(reason)));
    return xml.append("</system-out>\n</testsuite>\n").toString();
  }

  private static void failure(Cluster cluster, StringBuilder xml) {
    xml.append(
        "  <testcase classname=\"%s\" name=\"%s\">\n"
            .formatted(SUITE, Markup.escape(Wording.title(cluster))));
    xml.append(
        "    <failure type=\"%s\" message=\"%s diverged\">"
            .formatted(cluster.kind(), Wording.calls(cluster.count())));
    xml.append(Wording.meaning(cluster.kind())).append('\n');
    for (String frame : Frames.of(cluster.examples().get(0).first())) {
      xml.append("  at ").append(Markup.escape(frame)).append('\n');
    }
    for (ReplayResult.Diverged example : cluster.examples()) {
      CapturedCall recorded = example.first().recorded();
      xml.append(recorded.id())
          .append("  ")
          .append(Markup.escape(Wording.callInLine(recorded)))
          .append(": ")
          .append(Markup.escape(Wording.sides(Cluster.firstFinding(example))))
          .append('\n');
    }
    xml.append("</failure>\n  </testcase>\n");
  }
}
