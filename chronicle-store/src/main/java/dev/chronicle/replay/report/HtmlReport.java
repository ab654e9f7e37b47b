package dev.chronicle.replay.report;

import dev.chronicle.call.CapturedCall;
import dev.chronicle.call.Outcome;
import dev.chronicle.replay.Cluster;
import dev.chronicle.replay.Divergence;
import dev.chronicle.replay.ReplayCounts;
import dev.chronicle.replay.ReplayReport;
import dev.chronicle.replay.ReplayResult;
import dev.chronicle.replay.diff.Finding;
import dev.chronicle.replay.diff.FindingKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes a report as one page, which folds its details without a script. */
final class HtmlReport {
  private static final String STYLE = "report.css";

  private final StringBuilder html = new StringBuilder();

  private HtmlReport() {}

  static String write(ReplayReport report) {
    HtmlReport page = new HtmlReport();
    page.head();
    page.summary(report);
    page.clusters(report.clusters());
    page.functions(report);
    page.reasons(report);
    return page.html.append("</main>\n</body>\n</html>\n").toString();
  }

  private void head() {
    html.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .append("<meta name=\"color-scheme\" content=\"light dark\">\n")
        .append("<title>Replay</title>\n<style>\n")
        .append(style())
        .append("</style>\n</head>\n<body>\n<main>\n");
  }

  private static String style() {
    try (InputStream css = HtmlReport.class.getResourceAsStream(STYLE)) {
      return new String(css.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(STYLE, unreadable);
    }
  }

  private void summary(ReplayReport report) {
    ReplayCounts counts = report.counts();
    html.append("<header class=\"")
        .append(report.hasFindings() ? "bad" : "good")
        .append("\">\n<h1>")
        .append(Wording.headline(report))
        .append("</h1>\n<p>")
        .append(Markup.escape(Wording.summary(report)))
        .append("</p>\n");
    bar(counts);
    html.append("</header>\n");
  }

  /** Draws the shares of the results; one that is there at all can be seen. */
  private void bar(ReplayCounts counts) {
    html.append("<div class=\"bar\" role=\"img\" aria-label=\"")
        .append(Wording.counts(counts))
        .append("\">");
    part("matched", counts.matched());
    part("diverged", counts.diverged());
    part("failed", counts.failed());
    part("incompatible", counts.incompatible());
    part("skipped", counts.skipped());
    html.append("</div>\n");
  }

  private void part(String name, long count) {
    if (count > 0) {
      html.append(
          "<span class=\"%s\" style=\"flex-grow:%d\" title=\"%s %s\"></span>"
              .formatted(name, count, Wording.number(count), name));
    }
  }

  private void clusters(List<Cluster> clusters) {
    for (Cluster cluster : clusters) {
      html.append("<section class=\"cluster\">\n<h2><span class=\"kind\">")
          .append(cluster.kind())
          .append("</span> <span class=\"name\">")
          .append(Markup.escape(cluster.function()))
          .append("</span> <code>")
          .append(Markup.escape(cluster.path()))
          .append("</code> <span class=\"count\">")
          .append(Wording.calls(cluster.count()))
          .append("</span></h2>\n<p>")
          .append(Wording.meaning(cluster.kind()))
          .append("</p>\n");
      frames(Frames.of(cluster.examples().get(0).first()));
      if (!cluster.alsoAt().isEmpty()) {
        html.append("<p class=\"also\">Also at ")
            .append(Markup.escape(String.join(" · ", cluster.alsoAt())))
            .append("</p>\n");
      }
      boolean first = true;
      for (ReplayResult.Diverged example : cluster.examples()) {
        example(example, first);
        first = false;
      }
      html.append("</section>\n");
    }
  }

  private void frames(List<String> frames) {
    if (!frames.isEmpty()) {
      html.append("<pre>");
      frames.forEach(frame -> html.append("at ").append(Markup.escape(frame)).append('\n'));
      html.append("</pre>\n");
    }
  }

  private void example(ReplayResult.Diverged example, boolean isOpen) {
    html.append(isOpen ? "<details open>" : "<details>")
        .append("<summary><code>")
        .append(example.first().recorded().id())
        .append("</code> ")
        .append(Markup.escape(Wording.sides(Cluster.firstFinding(example))))
        .append("</summary>\n");
    for (Divergence divergence : example.divergences()) {
      call(divergence);
    }
    html.append("</details>\n");
  }

  private void call(Divergence divergence) {
    html.append("<h3>")
        .append(Markup.escape(Wording.call(divergence.recorded())))
        .append("</h3>\n");
    html.append("<table><thead><tr><th scope=\"col\">Where</th><th scope=\"col\">Recorded</th>")
        .append("<th scope=\"col\">Replayed</th></tr></thead>\n<tbody>\n");
    for (Finding finding : divergence.findings()) {
      html.append("<tr><td><code>")
          .append(Markup.escape(finding.path()))
          .append("</code><br><span class=\"kind\">")
          .append(finding.kind())
          .append("</span></td><td class=\"old\">")
          .append(Markup.escape(finding.recorded() == null ? "—" : finding.recorded()))
          .append("</td><td class=\"new\">")
          .append(Markup.escape(finding.replayed() == null ? "—" : finding.replayed()))
          .append(finding.note().isEmpty() ? "" : "<p>" + Markup.escape(finding.note()) + "</p>")
          .append("</td></tr>\n");
    }
    if (divergence.findings().stream().noneMatch(HtmlReport::isOfTheWholeOutcome)) {
      row("Whole outcome", outcome(divergence.recorded()), outcome(divergence.replayed()));
    }
    html.append("</tbody></table>\n");
  }

  private static boolean isOfTheWholeOutcome(Finding finding) {
    return finding.kind().compareTo(FindingKind.EXCEPTION_CHANGED) <= 0
        || finding.path().equals("$.result");
  }

  private void row(String name, String recorded, String replayed) {
    html.append("<tr class=\"whole\"><td>")
        .append(name)
        .append("</td><td>")
        .append(Markup.escape(recorded))
        .append("</td><td>")
        .append(Markup.escape(replayed))
        .append("</td></tr>\n");
  }

  private static String outcome(CapturedCall call) {
    if (call.outcome() instanceof Outcome.Threw threw) {
      return "threw " + threw.error().type() + ": " + threw.error().message();
    }
    return "returned " + ((Outcome.Returned) call.outcome()).value().json();
  }

  private void functions(ReplayReport report) {
    html.append("<section>\n<h2>Functions</h2>\n<table><thead><tr><th scope=\"col\">Function</th>");
    for (String column :
        List.of("Calls", "Matched", "Diverged", "Skipped", "Incompatible", "Failed")) {
      html.append("<th scope=\"col\" class=\"number\">").append(column).append("</th>");
    }
    html.append("</tr></thead>\n<tbody>\n");
    report
        .byFunction()
        .forEach(
            (name, counts) -> {
              html.append("<tr><td>").append(Markup.escape(name)).append("</td>");
              for (long count :
                  List.of(
                      counts.total(),
                      counts.matched(),
                      counts.diverged(),
                      counts.skipped(),
                      counts.incompatible(),
                      counts.failed())) {
                html.append("<td class=\"number\">")
                    .append(count == 0 ? "·" : Wording.number(count))
                    .append("</td>");
              }
              html.append("</tr>\n");
            });
    html.append("</tbody></table>\n</section>\n");
  }

  private void reasons(ReplayReport report) {
    if (report.reasons().isEmpty()) {
      return;
    }
    html.append("<section>\n<h2>Not replayed</h2>\n<table><tbody>\n");
    report
        .reasons()
        .forEach(
            (reason, count) ->
                html.append("<tr><td class=\"number\">")
                    .append(Wording.number(count))
                    .append("</td><td>")
                    .append(Markup.escape(reason))
                    .append("</td></tr>\n"));
    html.append("</tbody></table>\n</section>\n");
  }
}
