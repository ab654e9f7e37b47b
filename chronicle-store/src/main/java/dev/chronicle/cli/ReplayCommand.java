package dev.chronicle.cli;

import dev.chronicle.cli.terminal.Terminal;
import dev.chronicle.replay.NoiseMasks;
import dev.chronicle.replay.ReplayReport;
import dev.chronicle.replay.Replayer;
import dev.chronicle.replay.report.ReportFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

  @Mixin private ReplayOptions options;
  @Mixin private JsonOption json;

  @Option(
      names = "--learn-masks",
      paramLabel = "FILE",
      description = "Play back twice against the recorded build, and write what varies to a file.")
  private Path learned;

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
    return options.run(this::replay);
  }

  private int replay(Replayer replayer) throws IOException {
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
