package dev.chronicle.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chronicle.call.ServiceId;
import dev.chronicle.cli.terminal.Cell;
import dev.chronicle.cli.terminal.Column;
import dev.chronicle.cli.terminal.Table;
import dev.chronicle.cli.terminal.Terminal;
import dev.chronicle.store.CaptureStore;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists versions of services. */
@Command(
    name = "versions",
    description = "Lists the versions of services of which calls are stored.",
    footerHeading = "%nExamples:%n",
    footer = {"  chronicle versions", "  chronicle stats --service-version 1.1"})
final class VersionsCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private DatabaseOption database;
  @Mixin private JsonOption json;

  VersionsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Map<ServiceId, Long> services;
    try (CaptureStore store = database.open()) {
      services = store.services();
    }
    if (json.isSet()) {
      terminal.json().println(terminal.printable().json(toJson(services).toString()));
    } else if (services.isEmpty()) {
      terminal.remark("no call is stored");
    } else {
      Table table =
          new Table(
              List.of(Column.text("SERVICE"), Column.text("VERSION"), Column.number("CALLS")));
      services.forEach(
          (service, calls) ->
              table.add(
                  List.of(
                      Cell.of(terminal.printable().line(service.name())),
                      Cell.of(terminal.printable().line(service.version())),
                      Cell.of(StatsTable.count(calls)))));
      table.print(terminal);
    }
    return ExitCode.FINE;
  }

  private static ObjectNode toJson(Map<ServiceId, Long> services) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    ArrayNode array = root.putArray("versions");
    services.forEach(
        (service, calls) ->
            array
                .addObject()
                .put("service_name", service.name())
                .put("service_version", service.version())
                .put("calls", calls));
    return root;
  }
}
