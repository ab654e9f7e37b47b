package dev.chronicle.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chronicle.cli.terminal.Terminal;
import dev.chronicle.store.CallStatistics;
import dev.chronicle.store.CaptureStore;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists functions. */
@Command(
    name = "functions",
    description = "Lists the captured functions, most calls first: calls, errors, durations.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  chronicle functions",
      "  chronicle functions --since 1d --json | jq -r '.functions[].name'"
    })
final class FunctionsCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private DatabaseOption database;
  @Mixin private TimeRangeOptions range;
  @Mixin private VersionOption version;
  @Mixin private JsonOption json;

  FunctionsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    CallStatistics statistics;
    try (CaptureStore store = database.open()) {
      statistics = store.statistics(range.range(), version.version());
    }
    if (json.isSet()) {
      ObjectNode root = JsonNodeFactory.instance.objectNode();
      ArrayNode functions = root.putArray("functions");
      statistics.byFunction().forEach(function -> functions.add(StatsJson.of(function)));
      terminal.json().println(terminal.printable().json(root.toString()));
    } else if (statistics.byFunction().isEmpty()) {
      terminal.remark("no call is stored in that range");
    } else {
      StatsTable.of(statistics.byFunction(), terminal.printable()).print(terminal);
    }
    return ExitCode.FINE;
  }
}
