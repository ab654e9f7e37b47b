package dev.chronicle.cli;

import dev.chronicle.cli.terminal.Terminal;
import dev.chronicle.replay.Replayer;
import dev.chronicle.replay.junit.GeneratedTests;
import dev.chronicle.replay.junit.TestGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes calls down as JUnit tests. */
@Command(
    name = "generate-tests",
    description =
        "Writes captured calls down as the source of JUnit tests, one for each shape of call and"
            + " outcome. Only calls that match when they are played back become tests.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  chronicle generate-tests --classpath target/classes --package com.example \\",
      "    --target 'com.example.Orders=new Orders(null)' --out src/test/java \\",
      "    --resources src/test/resources"
    })
final class GenerateTestsCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private ReplayOptions options;

  @Option(
      names = "--target",
      paramLabel = "CLASS=EXPRESSION",
      description = "Java that makes the object to call; may be repeated.")
  private Map<String, String> targets = Map.of();

  @Option(
      names = "--every-call",
      description = "Make a test of each call, not just one for each shape of call and outcome.")
  private boolean everyCall;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Where sources go, below the folders of their packages.")
  private Path out;

  @Option(
      names = "--resources",
      paramLabel = "DIR",
      description = "Where recordings go, likewise. Default: beside the sources")
  private Path resources;

  GenerateTestsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    return options.run(this::generate);
  }

  private int generate(Replayer replayer) throws IOException {
    TestGenerator byShape = new TestGenerator(targets, options.targets());
    GeneratedTests tests = (everyCall ? byShape.forEveryCall() : byShape).generate(replayer);
    tests.writeTo(out, resources == null ? out : resources);
    tests.sources().keySet().forEach(terminal.out()::println);
    tests
        .skipped()
        .forEach(
            (reason, count) ->
                terminal.remark("left out " + count + ": " + terminal.printable().line(reason)));
    terminal.remark(tests.tests() + " tests written to " + out);
    return ExitCode.FINE;
  }
}
