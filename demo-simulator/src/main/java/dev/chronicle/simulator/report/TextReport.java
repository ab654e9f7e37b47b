package dev.chronicle.simulator.report;

import dev.chronicle.simulator.plan.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes a finished run for people, in lines of at most 100 characters. */
public final class TextReport {
  private static final String ROW = "%-9s %9s %9s %9s %8s  %8s %8s %8s %8s  %10s";

  private TextReport() {}

  /** Returns the summary. */
  public static String text(RunReport report) {
    return String.join(System.lineSeparator(), lines(report));
  }

  private static List<String> lines(RunReport report) {
    Snapshot run = report.run();
    Tally tally = run.tally();
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(
        String.format(
            Locale.ROOT,
            "%s  %s  seed %d  %s%s",
            report.target(),
            run.settings().scenario().label(),
            report.seed(),
            DurationText.clock(run.elapsed()),
            run.state() == RunState.FINISHED ? "" : "  " + run.state().label()));
    lines.add(
        String.format(
            Locale.ROOT, "asked %.1f/s, reached %.1f/s", run.settings().rate(), run.reachedRate()));
    lines.add("");
    lines.add(
        String.format(
            ROW,
            "operation",
            "planned",
            "sent",
            "conflicts",
            "errors",
            "p50",
            "p95",
            "p99",
            "max",
            "service p99"));
    for (Operation operation : Operation.values()) {
      lines.add(row(operation.label(), run.of(operation)));
    }
    lines.add(row("all", tally.total()));
    lines.add("");
    lines.add(
        "Latency (p50 to max) counts from the planned send time, so a server that stalls cannot"
            + " hide");
    lines.add(
        "the requests it kept waiting; service time counts from the real send time and would.");
    lines.addAll(remarks(tally.total().counts()));
    tally
        .failuresByKind()
        .forEach((kind, count) -> lines.add(String.format(Locale.ROOT, "%,9d x %s", count, kind)));
    for (Threshold.Check check : report.checks()) {
      lines.add(
          (check.met() ? "kept    " : "BROKEN  ") + check.threshold() + "  was " + check.actual());
    }
    return lines;
  }

  private static String row(String name, Figures figures) {
    Counts counts = figures.counts();
    LatencySummary latency = figures.latency();
    boolean measured = latency.count() > 0;
    return String.format(
        ROW,
        name,
        number(counts.planned()),
        number(counts.sent()),
        number(counts.conflicts()),
        number(counts.failed()),
        measured ? DurationText.latency(latency.p50()) : "-",
        measured ? DurationText.latency(latency.p95()) : "-",
        measured ? DurationText.latency(latency.p99()) : "-",
        measured ? DurationText.latency(latency.max()) : "-",
        figures.serviceTime().count() > 0
            ? DurationText.latency(figures.serviceTime().p99())
            : "-");
  }

  private static List<String> remarks(Counts counts) {
    List<String> remarks = new ArrayList<>();
    if (counts.retried() > 0) {
      remarks.add(number(counts.retried()) + " of those sent were retries of failed requests.");
    }
    if (counts.skipped() > 0) {
      remarks.add(number(counts.skipped()) + " fell due while the server was away, not sent.");
    }
    if (counts.unsent() > 0) {
      remarks.add(
          number(counts.unsent())
              + " were still waiting for a free connection at the end;"
              + " they count with the time they waited.");
    }
    return remarks;
  }

  private static String number(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
