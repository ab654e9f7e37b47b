package dev.chronicle.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chronicle.cli.terminal.ProgressBar;
import dev.chronicle.cli.terminal.Style;
import dev.chronicle.cli.terminal.Terminal;
import dev.chronicle.store.CaptureStore;
import dev.chronicle.store.CheckReport;
import dev.chronicle.store.StoreException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Reads everything. */
@Command(
    name = "check",
    description = "Reads everything that is stored and says what of it is damaged.",
    footerHeading = "%nExamples:%n",
    footer = {"  chronicle check", "  chronicle check --db copy.db --json"})
final class CheckCommand implements Callable<Integer> {
  private static final int MOST_FINDINGS = 50;

  private final Terminal terminal;

  @Mixin private DatabaseOption database;
  @Mixin private JsonOption json;

  CheckCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    CheckReport report = check();
    if (json.isSet()) {
      printJson(report);
    } else {
      print(report);
    }
    return report.isSound() ? ExitCode.FINE : ExitCode.FINDINGS;
  }

  /** What is damaged so much that it cannot even be opened is a finding, too. */
  private CheckReport check() {
    try (CaptureStore store = database.open();
        ProgressBar progress = new ProgressBar(terminal, "calls")) {
      return store.check(progress::at);
    } catch (StoreException failure) {
      if (failure.reason() == StoreException.Reason.DAMAGED) {
        return new CheckReport(0, List.of(failure.getMessage()));
      }
      throw failure;
    }
  }

  private void print(CheckReport report) {
    report.findings().stream()
        .limit(MOST_FINDINGS)
        .forEach(
            finding ->
                terminal.line(terminal.paint(Style.BAD, terminal.printable().line(finding))));
    int unnamed = report.findings().size() - MOST_FINDINGS;
    if (unnamed > 0) {
      terminal.line("and %,d findings more, see --json".formatted(unnamed));
    }
    String calls = StatsTable.count(report.calls());
    terminal.line(
        report.isSound()
            ? terminal.paint(Style.GOOD, "all is well") + ": " + calls + " calls read"
            : calls + " calls are whole");
  }

  private void printJson(CheckReport report) {
    ObjectNode root =
        JsonNodeFactory.instance
            .objectNode()
            .put("sound", report.isSound())
            .put("calls", report.calls());
    ArrayNode findings = root.putArray("findings");
    report.findings().forEach(findings::add);
    terminal.json().println(terminal.printable().json(root.toString()));
  }
}
