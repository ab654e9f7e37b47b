package dev.chronicle.cli;

import dev.chronicle.call.CallId;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.cli.terminal.Terminal;
import dev.chronicle.store.CallJson;
import dev.chronicle.store.CaptureStore;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints one call. */
@Command(
    name = "show",
    description = "Prints one call: arguments, result or exception, call tree, dependency calls.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  chronicle show 0QF3ZK5VT0001",
      "  chronicle show 0QF3ZK5VT0001 --json | jq '.dependencies[].name'"
    })
final class ShowCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private DatabaseOption database;
  @Mixin private JsonOption json;

  @Parameters(
      index = "0",
      paramLabel = "ID",
      description = "Which call, by the 13 characters that `query` prints.")
  private CallId id;

  @Option(
      names = "--tree-limit",
      paramLabel = "N",
      defaultValue = "200",
      description = "How many calls of the tree at most. Default: ${DEFAULT-VALUE}")
  private int treeLimit;

  ShowCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (CaptureStore store = database.open()) {
      CapturedCall call =
          store
              .find(id)
              .orElseThrow(
                  () ->
                      new CliException(
                          "no call has the id %s: `query` lists calls with their ids"
                              .formatted(id)));
      List<CapturedCall> tree = store.tree(id, treeLimit);
      if (json.isSet()) {
        printJson(call, tree);
      } else {
        new CallReport(terminal).print(call);
        new CallTreeReport(terminal, call.id()).print(tree);
      }
    }
    return ExitCode.FINE;
  }

  /** As REST: the call with one more member, its tree. */
  private void printJson(CapturedCall call, List<CapturedCall> tree) {
    String text = terminal.printable().json(CallJson.write(call));
    terminal.json().append(text, 0, text.lastIndexOf('}')).append(",\"tree\":");
    String separator = "[";
    for (CapturedCall one : tree) {
      terminal.json().append(separator).append(terminal.printable().json(CallJson.write(one)));
      separator = ",";
    }
    terminal.json().append(tree.isEmpty() ? "[]" : "]").append('}').println();
  }
}
