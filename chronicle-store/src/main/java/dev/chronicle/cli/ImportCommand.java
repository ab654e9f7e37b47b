package dev.chronicle.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chronicle.cli.terminal.ProgressBar;
import dev.chronicle.cli.terminal.Terminal;
import dev.chronicle.store.CaptureStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Reads calls from a file. */
@Command(
    name = "import",
    description = {
      "Brings the calls of an export into a database, which is created if it is not there.",
      "A call whose id is there already is left as it is. A line that is no call is passed over,"
          + " named with its number, and makes the exit code 1. Calls are stored in batches, each"
          + " whole or not at all; the same import may be run again."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  chronicle import all.jsonl.gz --db copy.db",
      "  ssh host chronicle export - --since 1h | chronicle import - --db copy.db"
    })
final class ImportCommand implements Callable<Integer> {
  private static final String STANDARD_INPUT = "-";

  private final Terminal terminal;

  @Mixin private DatabaseOption database;
  @Mixin private JsonOption json;

  @Parameters(
      index = "0",
      paramLabel = "FILE",
      description = "What `export` wrote, compressed or not; - for the standard input.")
  private String file;

  ImportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (!file.equals(STANDARD_INPUT) && !Files.isRegularFile(Path.of(file))) {
      throw new CliException(file + " is not a file that can be read: name what `export` wrote");
    }
    CallImport.Result result;
    try (InputStream in =
            file.equals(STANDARD_INPUT) ? terminal.in() : Files.newInputStream(Path.of(file));
        CaptureStore store = database.openOrCreate();
        ProgressBar progress = new ProgressBar(terminal, "lines")) {
      LineReader lines = LineReader.of(in);
      result = new CallImport(store).run(lines, line -> progress.at(line, 0));
    }
    if (json.isSet()) {
      printJson(result);
    } else {
      print(result);
    }
    return result.faulty() == 0 ? ExitCode.FINE : ExitCode.FINDINGS;
  }

  private void print(CallImport.Result result) {
    String skipped =
        result.alreadyThere() == 0
            ? ""
            : ", %s were there already%s"
                .formatted(
                    StatsTable.count(result.alreadyThere()),
                    result.different() == 0
                        ? ""
                        : " (%s of them differ from what is stored, which stays)"
                            .formatted(StatsTable.count(result.different())));
    terminal.line("%s calls imported%s".formatted(StatsTable.count(result.imported()), skipped));
    for (CallImport.Fault fault : result.faults()) {
      terminal.remark(
          "line %d is no call: %s"
              .formatted(fault.line(), terminal.printable().line(fault.reason())));
    }
    long unnamed = result.faulty() - result.faults().size();
    if (unnamed > 0) {
      terminal.remark("and %s lines more are no calls".formatted(StatsTable.count(unnamed)));
    }
  }

  private void printJson(CallImport.Result result) {
    ObjectNode root =
        JsonNodeFactory.instance
            .objectNode()
            .put("imported", result.imported())
            .put("already_there", result.alreadyThere())
            .put("different", result.different())
            .put("faulty", result.faulty());
    ArrayNode faults = root.putArray("faults");
    result
        .faults()
        .forEach(
            fault -> faults.addObject().put("line", fault.line()).put("reason", fault.reason()));
    terminal.json().println(terminal.printable().json(root.toString()));
  }
}
