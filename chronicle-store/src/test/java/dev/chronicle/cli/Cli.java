package dev.chronicle.cli;

import dev.chronicle.call.CallBatch;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.cli.terminal.Abilities;
import dev.chronicle.cli.terminal.Terminal;
import dev.chronicle.store.Calls;
import dev.chronicle.store.sqlite.SqliteCaptureStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Runs commands within the test, one hour after the first of {@link Calls}. */
final class Cli {
  static final Clock CLOCK = Clock.fixed(Calls.START.plusSeconds(3600), ZoneOffset.UTC);

  private final Path database;
  private final Abilities abilities;
  private final Clock clock;

  /** What a command did. */
  record Run(int exitCode, String out, String err) {}

  private Cli(Path database, Abilities abilities, Clock clock) {
    this.database = database;
    this.abilities = abilities;
    this.clock = clock;
  }

  /** A command line whose output goes into a file. */
  static Cli on(Path database) {
    return new Cli(database, Abilities.plain(StandardCharsets.UTF_8), CLOCK);
  }

  /** The same on a terminal. */
  Cli onTerminal(int width) {
    return new Cli(
        database, new Abilities(true, true, OptionalInt.of(width), StandardCharsets.UTF_8), clock);
  }

  /** The same with other abilities of the output. */
  Cli with(Abilities others) {
    return new Cli(database, others, clock);
  }

  /** The same at another time. */
  Cli at(Clock time) {
    return new Cli(database, abilities, time);
  }

  /** Runs a command on the database. */
  Run run(String command, String... arguments) {
    return runRaw(
        new byte[0],
        Stream.concat(Stream.of(command, "--db", database.toString()), Stream.of(arguments))
            .toArray(String[]::new));
  }

  /** Runs a command with something to read. */
  Run runRaw(byte[] input, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal = new Terminal(new ByteArrayInputStream(input), out, err, abilities);
    int exitCode = ChronicleCli.run(terminal, clock, Map.of(), arguments);
    return new Run(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** Makes a database of these calls. */
  static Path database(Path file, List<CapturedCall> calls) {
    try (SqliteCaptureStore store = SqliteCaptureStore.open(file)) {
      store.store(new CallBatch(calls));
    }
    return file;
  }
}
