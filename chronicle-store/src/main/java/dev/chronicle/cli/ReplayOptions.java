package dev.chronicle.cli;

import dev.chronicle.capture.redaction.Redaction;
import dev.chronicle.replay.CallSource;
import dev.chronicle.replay.NoiseMasks;
import dev.chronicle.replay.Replayer;
import dev.chronicle.replay.Selection;
import dev.chronicle.store.CaptureStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say which calls are played back, and how. */
final class ReplayOptions {
  @Mixin private DatabaseOption database;
  @Mixin private CodeOptions code;

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
      names = "--default",
      paramLabel = "FUNCTION.PARAMETER=JSON",
      description = "What a parameter gets that was added since the recording; may be repeated.")
  private Map<String, String> defaults = Map.of();

  @Option(
      names = "--redaction-key",
      paramLabel = "FILE",
      defaultValue = "${env:CHRONICLE_REDACTION_KEY_FILE}",
      description =
          "The file with the key that secrets were hidden with, so that their tokens compare."
              + " Default: the one that the environment variable CHRONICLE_REDACTION_KEY_FILE"
              + " names.")
  private Path redactionKey;

  /** Something to do while calls and code are open. */
  @FunctionalInterface
  interface Work {

    /** Returns the exit code. */
    int on(Replayer replayer) throws IOException;
  }

  /** Returns the class that gives the objects; {@code null} if none is named. */
  String targets() {
    return code.targets();
  }

  /**
   * Opens calls and code, and closes them after the work.
   *
   * @return the exit code of the work
   * @throws CliException if the class path holds nothing to be run
   */
  int run(Work work) throws IOException {
    try (Code loaded = code.load()) {
      if (recording != null) {
        return work.on(replayer(CallSource.file(recording), loaded));
      }
      try (CaptureStore store = database.open()) {
        return work.on(replayer(CallSource.of(store), loaded));
      }
    }
  }

  private Replayer replayer(CallSource source, Code loaded) throws IOException {
    Replayer.Builder builder =
        Replayer.over(source)
            .function(functions.toArray(String[]::new))
            .since(since)
            .until(until)
            .limit(limit)
            .parallelism(parallel)
            .timeLimit(timeLimit)
            .masks(masks == null ? NoiseMasks.NONE : NoiseMasks.load(masks));
    if (redactionKey != null) {
      builder.redaction(redaction());
    }
    loaded.allowIn(builder);
    defaults.forEach((place, value) -> addDefault(place, value, builder));
    Replayer replayer = builder.build();
    if (replayer.functions() == 0) {
      throw new CliException(
          "no woven class with @Capture is there: name the compiled code with --classpath");
    }
    return replayer;
  }

  private Redaction redaction() {
    if (!Files.exists(redactionKey)) {
      throw new CliException(
          redactionKey + " does not exist: name the recording's key with --redaction-key FILE");
    }
    return Redaction.builder().keyFile(redactionKey).build();
  }

  private static void addDefault(String place, String value, Replayer.Builder builder) {
    int dot = place.lastIndexOf('.');
    if (dot < 1) {
      throw new CliException("--default must be FUNCTION.PARAMETER=JSON, was: " + place);
    }
    builder.defaultFor(place.substring(0, dot), place.substring(dot + 1), value);
  }
}
