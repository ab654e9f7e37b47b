package dev.chronicle.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.chronicle.cli.terminal.ProgressBar;
import dev.chronicle.cli.terminal.Terminal;
import dev.chronicle.store.CallFilter;
import dev.chronicle.store.CaptureStore;
import dev.chronicle.store.FunctionStats;
import dev.chronicle.store.TimeRange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes calls into a file. */
@Command(
    name = "export",
    description = "Writes calls into a file, a JSON object a line, in the order of their ids.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  chronicle export all.jsonl.gz",
      "  chronicle export orders.jsonl --function create_task --since 1d",
      "  chronicle export - --errors | jq .exception_type | sort | uniq -c"
    })
final class ExportCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private DatabaseOption database;
  @Mixin private CallFilterOptions filter;
  @Mixin private JsonOption json;

  @Parameters(
      index = "0",
      paramLabel = "FILE",
      description = "The file; compressed if its name ends in .gz; - for the standard output.")
  private String file;

  @Option(names = "--gzip", description = "Compress, whatever the name of the file.")
  private boolean gzip;

  @Option(names = "--force", description = "Replace a file that is there.")
  private boolean force;

  ExportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    CallFilter wanted = filter.filter();
    try (CaptureStore store = database.open();
        ExportTarget target = ExportTarget.open(file, options(), terminal)) {
      long total = total(store, wanted);
      CallLinesWriter lines = new CallLinesWriter(target.stream());
      try (ProgressBar progress = new ProgressBar(terminal, "calls")) {
        store.scan(
            wanted,
            call -> {
              lines.write(call);
              progress.at(lines.written(), total);
              return true;
            });
      }
      lines.finish();
      target.finish();
      report(target, lines.written());
    } catch (UncheckedIOException failure) {
      throw failure.getCause();
    }
    return ExitCode.FINE;
  }

  private Set<ExportTarget.Option> options() {
    Set<ExportTarget.Option> options = EnumSet.noneOf(ExportTarget.Option.class);
    if (gzip) {
      options.add(ExportTarget.Option.GZIP);
    }
    if (force) {
      options.add(ExportTarget.Option.REPLACE);
    }
    return options;
  }

  private void report(ExportTarget target, long calls) {
    if (target.isStandardOutput()) {
      return;
    }
    if (json.isSet()) {
      terminal
          .json()
          .println(
              JsonNodeFactory.instance
                  .objectNode()
                  .put("calls", calls)
                  .put("file", file)
                  .put("bytes", target.bytes()));
    } else {
      terminal.line(
          "%s calls in %s, %s"
              .formatted(
                  StatsTable.count(calls),
                  terminal.printable().line(file),
                  new ByteCount(target.bytes())));
    }
  }

  /** Returns about how many calls there will be; 0 where only counting them would tell. */
  private static long total(CaptureStore store, CallFilter filter) {
    boolean byStatistics =
        filter.equals(
            CallFilter.builder()
                .functionName(filter.functionName())
                .since(filter.since())
                .until(filter.until())
                .serviceVersion(filter.serviceVersion())
                .build());
    if (!byStatistics) {
      return 0;
    }
    var statistics =
        store.statistics(new TimeRange(filter.since(), filter.until()), filter.serviceVersion());
    return filter.functionName() == null
        ? statistics.total().calls()
        : statistics.byFunction().stream()
            .filter(function -> function.name().equals(filter.functionName()))
            .mapToLong(FunctionStats::calls)
            .sum();
  }
}
