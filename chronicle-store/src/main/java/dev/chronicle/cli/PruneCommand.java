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
    description =
        "Deletes the oldest calls: by age, down to a size or to a number for each function.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  chronicle prune --older-than 7d",
      "  chronicle prune --max-size 500m",
      "  chronicle prune --older-than 7d --errors-older-than 30d",
      "  chronicle prune --function Orders.place --keep 10000"
    })
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

  @Option(
      names = "--errors-older-than",
      paramLabel = "DURATION",
      description = "With --older-than: keep calls that threw until they started longer ago.")
  private Duration errorsOlderThan;

  @Option(
      names = "--keep",
      paramLabel = "N",
      description = "Delete of each function all but the newest N calls.")
  private Long keep;

  @Option(
      names = {"-f", "--function"},
      paramLabel = "NAME",
      description = "With --keep: of this function only.")
  private String function;

  PruneCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Retention retention = retention();
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

  private Retention retention() {
    if (function != null && keep == null) {
      throw new CliException("how many calls of " + function + " to keep must be said: add --keep");
    }
    if (olderThan == null && maxSize == null && keep == null) {
      throw new CliException("what to delete must be said: add --older-than, --max-size or --keep");
    }
    if (keep != null && keep < 1) {
      throw new CliException("--keep must be positive, was: " + keep);
    }
    Retention.Builder retention =
        Retention.builder()
            .maxAge(olderThan)
            .errorsMaxAge(errorsOlderThan)
            .maxBytes(maxSize == null ? null : maxSize.bytes());
    if (function == null) {
      return retention.maxCallsPerFunction(keep).build();
    }
    return retention.maxCalls(function, keep).build();
  }
}
