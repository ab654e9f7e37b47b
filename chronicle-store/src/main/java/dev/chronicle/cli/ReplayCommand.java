package dev.chronicle.cli;

import dev.chronicle.cli.terminal.Terminal;
import dev.chronicle.replay.CallSource;
import dev.chronicle.replay.NoiseMasks;
import dev.chronicle.replay.ReplayReport;
import dev.chronicle.replay.Replayer;
import dev.chronicle.replay.Selection;
import dev.chronicle.replay.report.ReportFormat;
import dev.chronicle.store.CaptureStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Plays calls back against the code of today. */
@Command(
    name = "replay",
    description =
        "Plays captured calls back against the code on a class path, with every dependency answered"
            + " from the recording, and tells what is different. Exit code 1 if something is.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  chronicle replay --classpath target/classes --package com.example \\",
      "    --targets com.example.ReplayTargets --function place_order",
      "  chronicle replay --classpath app.jar --recording orders.jsonl --html replay.html"
    })
final class ReplayCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private DatabaseOption database;
  @Mixin private CodeOptions code;
  @Mixin private JsonOption json;

  @Option(
      names = "--recording",
      paramLabel = "FILE",
      description = "Play back the calls of this file, one JSON a line, instead of the database's.")
  private Path recording;

  @Option(
      names = {"-f", "--function"},
      paramLabel = "NAME",
      description = "Only calls of this function; may be repeated.")
  private List<String> functions = List.of();

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "Only calls that started then or later: 2026-01-31T12:00Z, or 15m for ago.")
  private Instant since;

  @Option(
      names = "--until",
      paramLabel = "TIME",
      description = "Only calls that started before then.")
  private Instant until;

  @Option(
      names = {"-n", "--limit"},
      paramLabel = "N",
      defaultValue = "" + Selection.DEFAULT_LIMIT,
      description = "How many at most. Default: ${DEFAULT-VALUE}")
  private int limit;

  @Option(
      names = "--parallel",
      paramLabel = "N",
      defaultValue = "1",
      description = "How many at the same time. Default: ${DEFAULT-VALUE}")
  private int parallel;

  @Option(
      names = "--time-limit",
      paramLabel = "DURATION",
      defaultValue = "10s",
      description = "How long a call may take. Default: ${DEFAULT-VALUE}")
  private Duration timeLimit;

  @Option(
      names = "--masks",
      paramLabel = "FILE",
      description = "What varies by nature, as a JSON file.")
  private Path masks;

  @Option(
      names = "--learn-masks",
      paramLabel = "FILE",
      description = "Play back twice against the recorded build, and write what varies to a file.")
  private Path learned;

  @Option(
      names = "--default",
      paramLabel = "FUNCTION.PARAMETER=JSON",
      description = "What a parameter gets that was added since the recording; may be repeated.")
  private Map<String, String> defaults = Map.of();

  @Option(names = "--html", paramLabel = "FILE", description = "Write the report as a page.")
  private Path html;

  @Option(
      names = "--junit",
      paramLabel = "FILE",
      description = "Write the report as JUnit XML for build servers.")
  private Path junit;

  ReplayCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    try (Code loaded = code.load()) {
      if (recording != null) {
        return replay(CallSource.file(recording), loaded);
      }
      try (CaptureStore store = database.open()) {
        return replay(CallSource.of(store), loaded);
      }
    }
  }

  private int replay(CallSource source, Code loaded) throws IOException {
    Replayer.Builder builder =
        Replayer.over(source)
            .function(functions.toArray(String[]::new))
            .since(since)
            .until(until)
            .limit(limit)
            .parallelism(parallel)
            .timeLimit(timeLimit)
            .masks(masks == null ? NoiseMasks.NONE : NoiseMasks.load(masks));
    loaded.allowIn(builder);
    defaults.forEach((place, value) -> addDefault(place, value, builder));
    Replayer replayer = builder.build();
    if (replayer.functions() == 0) {
      throw new CliException(
          "no woven class with @Capture is there: name the compiled code with --classpath");
    }
    if (learned != null) {
      NoiseMasks found = replayer.findNoise();
      found.save(learned);
      terminal.remark(found.list().size() + " masks written to " + learned);
      return ExitCode.FINE;
    }
    ReplayReport report = replayer.run();
    write(report);
    return report.hasFindings() ? ExitCode.FINDINGS : ExitCode.FINE;
  }

  private static void addDefault(String place, String value, Replayer.Builder builder) {
    int dot = place.lastIndexOf('.');
    if (dot < 1) {
      throw new CliException("--default must be FUNCTION.PARAMETER=JSON, was: " + place);
    }
    builder.defaultFor(place.substring(0, dot), place.substring(dot + 1), value);
  }

  private void write(ReplayReport report) throws IOException {
    if (html != null) {
      Files.writeString(html, ReportFormat.HTML.write(report));
    }
    if (junit != null) {
      Files.writeString(junit, ReportFormat.JUNIT.write(report));
    }
    if (json.isSet()) {
      terminal.json().print(terminal.printable().json(ReportFormat.JSON.write(report)));
    } else {
      ReportFormat.TEXT
          .write(report)
          .lines()
          .map(terminal.printable()::line)
          .forEach(terminal.out()::println);
    }
    if (report.counts().total() == 0) {
      terminal.remark("no call matches: leave a filter out, or see all functions with `functions`");
    }
  }
}
