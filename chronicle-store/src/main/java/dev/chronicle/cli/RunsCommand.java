package dev.chronicle.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chronicle.call.DropReason;
import dev.chronicle.cli.terminal.Cell;
import dev.chronicle.cli.terminal.Column;
import dev.chronicle.cli.terminal.Style;
import dev.chronicle.cli.terminal.Table;
import dev.chronicle.cli.terminal.Terminal;
import dev.chronicle.cli.terminal.TimeText;
import dev.chronicle.store.CaptureStore;
import dev.chronicle.store.RunAccount;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists programs that recorded. */
@Command(
    name = "runs",
    description = {
      "Accounts for the programs that recorded into the database, newest first: of the calls that"
          + " ended (offered), how many are stored, were sampled out, were dropped, or were lost"
          + " because they were on their way when the program was killed."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  chronicle runs", "  chronicle runs --limit 1 --json"})
final class RunsCommand implements Callable<Integer> {
  private static final String UNKNOWN = "?";

  private final Terminal terminal;

  @Mixin private DatabaseOption database;
  @Mixin private LimitOption limit;
  @Mixin private JsonOption json;

  RunsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    List<RunAccount> runs;
    try (CaptureStore store = database.open()) {
      runs = store.runs(limit.limit());
    }
    if (json.isSet()) {
      terminal.json().println(terminal.printable().json(toJson(runs).toString()));
    } else if (runs.isEmpty()) {
      terminal.remark("no program is known to have recorded here");
    } else {
      print(runs);
    }
    return ExitCode.FINE;
  }

  private void print(List<RunAccount> runs) {
    Table table =
        new Table(
            List.of(
                Column.text("STARTED (UTC)"),
                Column.flexible("SERVICE", 10),
                Column.text("STATE"),
                Column.number("OFFERED"),
                Column.number("STORED"),
                Column.number("SAMPLED OUT"),
                Column.number("DROPPED"),
                Column.number("LOST"),
                Column.text("COUNTED UNTIL (UTC)")));
    for (RunAccount run : runs) {
      boolean killed = run.state() == RunAccount.State.KILLED;
      table.add(
          List.of(
              new Cell(TimeText.milliseconds(run.started()), Style.FAINT),
              new Cell(
                  terminal.printable().line(run.service().name() + " " + run.service().version()),
                  Style.NAME),
              new Cell(word(run.state().name()), killed ? Style.BAD : Style.PLAIN),
              Cell.of(count(run.offered())),
              Cell.of(StatsTable.count(run.stored())),
              Cell.of(StatsTable.count(run.sampledOut())),
              loss(OptionalLong.of(dropped(run))),
              loss(killed && run.offered().isEmpty() ? run.offered() : OptionalLong.of(run.lost())),
              new Cell(until(run.counted()), Style.FAINT)));
    }
    table.print(terminal);
  }

  private static Cell loss(OptionalLong calls) {
    boolean none = calls.isPresent() && calls.getAsLong() == 0;
    return new Cell(count(calls), none ? Style.PLAIN : Style.BAD);
  }

  private static String count(OptionalLong calls) {
    return calls.isEmpty() ? UNKNOWN : StatsTable.count(calls.getAsLong());
  }

  private static String until(Instant counted) {
    return counted == null ? UNKNOWN : TimeText.milliseconds(counted);
  }

  /** What was dropped before the program ended, and not on purpose. */
  private static long dropped(RunAccount run) {
    return run.dropped().values().stream().mapToLong(Long::longValue).sum()
        - run.sampledOut()
        - run.lost();
  }

  private static String word(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static ObjectNode toJson(List<RunAccount> runs) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    ArrayNode array = root.putArray("runs");
    for (RunAccount run : runs) {
      ObjectNode one = array.addObject();
      one.put("service_name", run.service().name());
      one.put("service_version", run.service().version());
      one.put("started", TimeText.iso(run.started()));
      one.put("state", word(run.state().name()));
      one.put("counted", run.counted() == null ? null : TimeText.iso(run.counted()));
      if (run.offered().isPresent()) {
        one.put("offered", run.offered().getAsLong());
      } else {
        one.putNull("offered");
      }
      one.put("stored", run.stored());
      one.put("pending", run.pending());
      ObjectNode reasons = one.putObject("dropped_by_reason");
      for (DropReason reason : DropReason.values()) {
        reasons.put(word(reason.name()), run.dropped().getOrDefault(reason, 0L));
      }
    }
    return root;
  }
}
