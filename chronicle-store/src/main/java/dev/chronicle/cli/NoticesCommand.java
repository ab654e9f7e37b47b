package dev.chronicle.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chronicle.call.CaptureNotice;
import dev.chronicle.cli.terminal.Cell;
import dev.chronicle.cli.terminal.Column;
import dev.chronicle.cli.terminal.Style;
import dev.chronicle.cli.terminal.Table;
import dev.chronicle.cli.terminal.Terminal;
import dev.chronicle.cli.terminal.TimeText;
import dev.chronicle.store.CaptureStore;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists notices. */
@Command(
    name = "notices",
    description = {
      "Lists what a recording program had to say about the recording, newest first: limits that"
          + " were reached, calls that were dropped, or stored without their values, under load."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  chronicle notices", "  chronicle notices --limit 100 --json"})
final class NoticesCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private DatabaseOption database;
  @Mixin private LimitOption limit;
  @Mixin private JsonOption json;

  NoticesCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    List<CaptureNotice> notices;
    try (CaptureStore store = database.open()) {
      notices = store.notices(limit.limit());
    }
    if (json.isSet()) {
      terminal.json().println(terminal.printable().json(toJson(notices).toString()));
    } else if (notices.isEmpty()) {
      terminal.remark("no limit was reached and no load was too high");
    } else {
      print(notices);
    }
    return ExitCode.FINE;
  }

  private void print(List<CaptureNotice> notices) {
    Table table =
        new Table(
            List.of(
                Column.text("TIME (UTC)"), Column.text("KIND"), Column.flexible("MESSAGE", 20)));
    for (CaptureNotice notice : notices) {
      table.add(
          List.of(
              new Cell(TimeText.milliseconds(notice.at()), Style.FAINT),
              Cell.of(kind(notice)),
              Cell.of(terminal.printable().line(notice.message()))));
    }
    table.print(terminal);
  }

  private static String kind(CaptureNotice notice) {
    return notice.kind().name().toLowerCase(Locale.ROOT);
  }

  private static ObjectNode toJson(List<CaptureNotice> notices) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    ArrayNode array = root.putArray("notices");
    for (CaptureNotice notice : notices) {
      ObjectNode one = array.addObject();
      one.put("at", TimeText.iso(notice.at()));
      one.put("kind", kind(notice));
      one.put("function_name", notice.function() == null ? null : notice.function().name());
      one.put("calls", notice.calls());
      one.put("message", notice.message());
    }
    return root;
  }
}
