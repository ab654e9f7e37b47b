package dev.chronicle.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chronicle.analysis.drift.Drift;
import dev.chronicle.analysis.drift.DriftFinding;
import dev.chronicle.analysis.drift.DriftReport;
import dev.chronicle.analysis.drift.DriftSettings;
import dev.chronicle.call.CallId;
import dev.chronicle.cli.terminal.Style;
import dev.chronicle.cli.terminal.Terminal;
import dev.chronicle.store.CaptureStore;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Compares two sets of calls. */
@Command(
    name = "drift",
    description = {
      "Compares two times or two versions of the service: which functions are called, how many"
          + " calls throw and what, what equal arguments lead to, the shape of results, how long"
          + " calls take.",
      "Each difference has passed a test of significance, corrected for the number of comparisons."
          + " Exit code 1 if there is any.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  chronicle drift --before version:1.0 --after version:1.1",
      "  chronicle drift --before 2d..1d --after 1d.. --function create_task",
      "  chronicle drift --before ..2026-01-31T12:00Z --after 2026-01-31T12:00Z.. --json"
    })
final class DriftCommand implements Callable<Integer> {
  private static final int LONGEST_VALUE = 200;

  private final Terminal terminal;

  @Mixin private DatabaseOption database;
  @Mixin private JsonOption json;

  @Option(
      names = "--before",
      paramLabel = "SIDE",
      required = true,
      description =
          "What was: version:VERSION, or FROM..TO with times such as 2026-01-31T12:00Z or 2d (days"
              + " ago).")
  private ComparedSide before;

  @Option(
      names = "--after",
      paramLabel = "SIDE",
      required = true,
      description = "What is, likewise.")
  private ComparedSide after;

  @Option(
      names = {"-f", "--function"},
      paramLabel = "NAME",
      description = "Only this function.")
  private String function;

  @Option(
      names = "--sample",
      paramLabel = "N",
      defaultValue = "1000",
      description =
          "How many calls of each function and side are looked at, at most, where statistics do not"
              + " suffice. Default: ${DEFAULT-VALUE}")
  private int sample;

  @Option(
      names = "--significance",
      paramLabel = "P",
      defaultValue = "0.01",
      description =
          "The chance of a false alarm, over all comparisons, that is accepted. Default:"
              + " ${DEFAULT-VALUE}")
  private double significance;

  @Option(
      names = "--minimum-change",
      paramLabel = "SHARE",
      defaultValue = "0.2",
      description =
          "How large a difference of shares or durations must be to count: 0.2 leaves out what is"
              + " less than 20 %% more or less. Default: ${DEFAULT-VALUE}")
  private double minimumChange;

  DriftCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    DriftSettings settings = new DriftSettings(sample, significance, minimumChange);
    DriftReport report;
    try (CaptureStore store = database.open()) {
      report = Drift.in(store, settings).compare(before.selection(), after.selection(), function);
    }
    requireCalls("--before " + before.text(), report.callsBefore());
    requireCalls("--after " + after.text(), report.callsAfter());
    if (json.isSet()) {
      terminal.json().println(terminal.printable().json(toJson(report).toString()));
    } else {
      print(report);
    }
    return report.findings().isEmpty() ? ExitCode.FINE : ExitCode.FINDINGS;
  }

  /** A side without calls compares to nothing, which is no result that anyone wants. */
  private static void requireCalls(String side, long calls) {
    if (calls == 0) {
      throw new CliException(side + " has no calls: choose a time or a version that has");
    }
  }

  private void print(DriftReport report) {
    for (DriftFinding finding : report.findings()) {
      String subject = finding.subject().isEmpty() ? "" : " " + shown(finding.subject());
      terminal.line(
          terminal.paint(Style.NAME, shown(finding.function()))
              + "  "
              + terminal.paint(Style.BAD, words(finding.kind()))
              + subject
              + String.format(Locale.ROOT, "  p=%.1e", finding.correctedPValue()));
      terminal.line("  before  " + side(finding.before(), finding.exampleBefore()));
      terminal.line("  after   " + side(finding.after(), finding.exampleAfter()));
      terminal.line("");
    }
    String compared =
        "%s and %s calls, %d comparisons"
            .formatted(
                StatsTable.count(report.callsBefore()),
                StatsTable.count(report.callsAfter()),
                report.comparisons());
    terminal.line(
        report.findings().isEmpty()
            ? terminal.paint(Style.GOOD, "no drift") + ": " + compared
            : "%d findings: %s".formatted(report.findings().size(), compared));
  }

  private String side(String text, CallId example) {
    String cut = text.length() > LONGEST_VALUE ? text.substring(0, LONGEST_VALUE) + "..." : text;
    return shown(cut) + (example == null ? "" : terminal.paint(Style.FAINT, "  e.g. " + example));
  }

  private String shown(String text) {
    return terminal.printable().line(text);
  }

  private static String words(DriftFinding.Kind kind) {
    return switch (kind) {
      case FUNCTION_GONE -> "is no longer called";
      case FUNCTION_NEW -> "was not called before";
      case ERROR_SHARE -> "throws in another share of calls";
      case EXCEPTION_NEW -> "throws something new:";
      case EXCEPTION_GONE -> "no longer throws";
      case OUTCOME -> "has another outcome:";
      case SHAPE_NEW -> "returns something new:";
      case SHAPE_GONE -> "no longer returns";
      case DURATION -> "takes another time";
    };
  }

  private static ObjectNode toJson(DriftReport report) {
    ObjectNode root =
        JsonNodeFactory.instance
            .objectNode()
            .put("calls_before", report.callsBefore())
            .put("calls_after", report.callsAfter())
            .put("comparisons", report.comparisons());
    ArrayNode findings = root.putArray("findings");
    for (DriftFinding finding : report.findings()) {
      findings
          .addObject()
          .put("kind", finding.kind().name().toLowerCase(Locale.ROOT))
          .put("function", finding.function())
          .put("subject", finding.subject())
          .put("before", finding.before())
          .put("after", finding.after())
          .put("size", finding.size())
          .put("p_value", finding.pValue())
          .put("corrected_p_value", finding.correctedPValue())
          .put("example_before", text(finding.exampleBefore()))
          .put("example_after", text(finding.exampleAfter()));
    }
    return root;
  }

  private static String text(CallId id) {
    return id == null ? null : id.toString();
  }
}
