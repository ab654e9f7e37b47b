package dev.chronicle.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.cli.terminal.Cell;
import dev.chronicle.cli.terminal.Column;
import dev.chronicle.cli.terminal.DurationText;
import dev.chronicle.cli.terminal.Style;
import dev.chronicle.cli.terminal.Table;
import dev.chronicle.cli.terminal.Terminal;
import dev.chronicle.cli.terminal.TimeText;
import dev.chronicle.store.CallJson;
import dev.chronicle.store.CallOrder;
import dev.chronicle.store.CallQuery;
import dev.chronicle.store.CaptureStore;
import dev.chronicle.store.Cursor;
import dev.chronicle.store.Page;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists calls. */
@Command(
    name = "query",
    description = "Lists captured calls, the newest or the slowest first.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  chronicle query --function create_task --errors --since 1h",
      "  chronicle query --text 'order #12345' --slowest",
      "  chronicle query --json --limit 500 | jq '.calls[].args'"
    })
final class QueryCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private DatabaseOption database;
  @Mixin private CallFilterOptions filter;
  @Mixin private JsonOption json;

  @Option(names = "--slowest", description = "The slowest first, instead of the newest.")
  private boolean slowest;

  @Option(
      names = {"-n", "--limit"},
      paramLabel = "N",
      defaultValue = "50",
      description = "How many at most, 1 to 10000. Default: ${DEFAULT-VALUE}")
  private int limit;

  @Option(
      names = "--cursor",
      paramLabel = "CURSOR",
      description = "Go on behind the page that named this cursor.")
  private Cursor cursor;

  QueryCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    try (CaptureStore store = database.open()) {
      CallOrder order = slowest ? CallOrder.SLOWEST : CallOrder.NEWEST;
      Page page = store.find(new CallQuery(filter.filter(), order, limit, cursor, 0));
      if (json.isSet()) {
        printJson(page);
      } else {
        print(page);
      }
    }
    return ExitCode.FINE;
  }

  private void printJson(Page page) throws IOException {
    try (JsonGenerator out =
        new JsonFactory()
            .createGenerator(terminal.json())
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
      out.writeStartObject();
      out.writeArrayFieldStart("calls");
      for (CapturedCall call : page.calls()) {
        out.writeRawValue(terminal.printable().json(CallJson.write(call)));
      }
      out.writeEndArray();
      out.writeNumberField("count", page.calls().size());
      out.writeStringField("next", page.next().map(Cursor::toString).orElse(null));
      out.writeEndObject();
    }
    terminal.json().println();
  }

  private void print(Page page) {
    if (page.calls().isEmpty()) {
      terminal.remark("no call matches: leave a filter out, or see all functions with `functions`");
      return;
    }
    Table table =
        new Table(
            List.of(
                Column.text("TIME (UTC)"),
                Column.text("ID"),
                Column.flexible("FUNCTION", 16),
                Column.number("DURATION"),
                Column.flexible("OUTCOME", 12)));
    for (CapturedCall call : page.calls()) {
      table.add(
          List.of(
              new Cell(TimeText.milliseconds(call.timing().start()), Style.FAINT),
              Cell.of(call.id().toString()),
              new Cell(terminal.printable().line(call.function().name()), Style.NAME),
              Cell.of(DurationText.of(call.timing().duration())),
              CallLine.outcome(call.outcome(), terminal.printable())));
    }
    table.print(terminal);
    page.next()
        .ifPresent(
            next ->
                terminal.remark("There are more: add --cursor " + next + " for the next page."));
  }
}
