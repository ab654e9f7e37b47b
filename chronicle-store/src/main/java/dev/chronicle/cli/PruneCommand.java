package dev.chronicle.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.chronicle.cli.terminal.Terminal;
import dev.chronicle.store.CaptureStore;
import dev.chronicle.store.Pruned;
import dev.chronicle.store.Retention;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Deletes old calls. */
@Command(
    name = "prune",
    description = "Deletes the oldest calls, by age or down to a size.",
    footerHeading = "%nExamples:%n",
    footer = {"  chronicle prune --older-than 7d", "  chronicle prune --max-size 500m"})
final class PruneCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private DatabaseOption database;
  @Mixin private JsonOption json;

  @Option(
      names = "--older-than",
      paramLabel = "DURATION",
      description = "Delete calls that started longer ago, such as 7d.")
  private Duration olderThan;

  @Option(
      names = "--max-size",
      paramLabel = "SIZE",
      description = "Delete until all files of the database are no larger, such as 500m or 2g.")
  private ByteCount maxSize;

  PruneCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (olderThan == null && maxSize == null) {
      throw new CliException("what to delete must be said: add --older-than or --max-size");
    }
    Retention retention = new Retention(olderThan, maxSize == null ? null : maxSize.bytes());
    Pruned pruned;
    try (CaptureStore store = database.openForChange()) {
      pruned = store.prune(retention);
    }
    if (json.isSet()) {
      terminal
          .json()
          .println(
              JsonNodeFactory.instance
                  .objectNode()
                  .put("deleted", pruned.calls())
                  .put("bytes", pruned.bytes()));
    } else {
      terminal.line(
          "%s calls deleted, %s freed"
              .formatted(StatsTable.count(pruned.calls()), new ByteCount(pruned.bytes())));
    }
    return ExitCode.FINE;
  }
}
