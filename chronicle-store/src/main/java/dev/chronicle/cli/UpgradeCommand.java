package dev.chronicle.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.chronicle.cli.terminal.Terminal;
import dev.chronicle.store.CaptureStore;
import dev.chronicle.store.TimeRange;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Brings an older database to the newest form. */
@Command(
    name = "upgrade",
    description = {
      "Brings a database that an older Chronicle wrote to the form that this one reads, in one"
          + " transaction. A service does the same when it opens its database."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  chronicle upgrade --db copy.db"})
final class UpgradeCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private DatabaseOption database;
  @Mixin private JsonOption json;

  UpgradeCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    long calls;
    try (CaptureStore store = database.openForChange()) {
      calls = store.statistics(TimeRange.ALL).total().calls();
    }
    if (json.isSet()) {
      terminal.json().println(JsonNodeFactory.instance.objectNode().put("calls", calls));
    } else {
      terminal.line(
          "%s is up to date: %s calls"
              .formatted(
                  terminal.printable().line(database.file().toString()), StatsTable.count(calls)));
    }
    return ExitCode.FINE;
  }
}
