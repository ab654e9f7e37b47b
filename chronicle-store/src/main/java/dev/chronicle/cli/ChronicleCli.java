package dev.chronicle.cli;

import dev.chronicle.call.CallId;
import dev.chronicle.cli.terminal.DurationText;
import dev.chronicle.cli.terminal.Terminal;
import dev.chronicle.cli.terminal.TimeText;
import dev.chronicle.store.Cursor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The command line {@code chronicle}: puts its commands together, and runs one of them. */
@Command(
    name = "chronicle",
    description = {"Looks into what Chronicle captured, moves it, and compares it.", ""},
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all is well",
      "1:something was found: damage, drift, a regression",
      "2:wrong use, or the command could not do its work"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  chronicle functions",
      "  chronicle query --errors --since 1h",
      "  chronicle show 0QF3ZK5VT0001",
      "  chronicle COMMAND --help",
      "",
      "Colours are left out where NO_COLOR is set or the output is no terminal. CHRONICLE_DEBUG=1"
          + " adds the stack trace to an error."
    })
public final class ChronicleCli implements Runnable {
  private static final String LOG_SETTING = "org.slf4j.simpleLogger.";

  @Spec private CommandSpec spec;

  private ChronicleCli() {}

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] args) {
    setDefault("defaultLogLevel", "warn");
    setDefault("showThreadName", "false");
    setDefault("showLogName", "false");
    Terminal terminal = Terminal.ofProcess(System.getenv());
    System.exit(run(terminal, Clock.systemUTC(), System.getenv(), args));
  }

  /** Runs a command and returns its exit code. */
  static int run(Terminal terminal, Clock clock, Map<String, String> environment, String... args) {
    Errors errors = new Errors(terminal, environment.containsKey("CHRONICLE_DEBUG"));
    int code =
        commandLine(terminal, clock)
            .setParameterExceptionHandler(errors::explainUse)
            .setExecutionExceptionHandler(errors::explainFailure)
            .execute(args);
    return terminal.flush() ? code : errors.explainLostOutput();
  }

  /** Puts the commands together; a further one is one more line. */
  private static CommandLine commandLine(Terminal terminal, Clock clock) {
    List<Object> commands =
        List.of(
            new FunctionsCommand(terminal),
            new GenerateTestsCommand(terminal),
            new QueryCommand(terminal),
            new ReplayCommand(terminal),
            new ShowCommand(terminal),
            new StatsCommand(terminal),
            new VersionsCommand(terminal),
            new RunsCommand(terminal),
            new NoticesCommand(terminal),
            new ExportCommand(terminal),
            new ImportCommand(terminal),
            new PruneCommand(terminal),
            new CheckCommand(terminal),
            new UpgradeCommand(terminal),
            new DriftCommand(terminal));

    CommandLine line = new CommandLine(new ChronicleCli());
    commands.forEach(line::addSubcommand);
    line.addSubcommand(new AutoComplete.GenerateCompletion());
    register(line, Instant.class, text -> TimeText.parse(text, clock));
    register(line, Duration.class, DurationText::parse);
    register(line, Cursor.class, Cursor::parse);
    register(line, CallId.class, CallId::parse);
    register(line, ComparedSide.class, text -> ComparedSide.parse(text, clock));
    register(line, ByteCount.class, ByteCount::parse);
    setStandards(line);
    return line.setOut(terminal.out()).setErr(terminal.err());
  }

  private static void setStandards(CommandLine line) {
    line.getCommandSpec()
        .mixinStandardHelpOptions(true)
        .versionProvider(new CliVersion())
        .usageMessage()
        .sortOptions(false)
        .autoWidth(true);
    line.getSubcommands().values().forEach(ChronicleCli::setStandards);
  }

  private static <T> void register(CommandLine line, Class<T> type, Function<String, T> parse) {
    ITypeConverter<T> converter =
        text -> {
          try {
            return parse.apply(text);
          } catch (IllegalArgumentException invalid) {
            throw new TypeConversionException(invalid.getMessage());
          }
        };
    line.registerConverter(type, converter);
  }

  private static void setDefault(String name, String value) {
    if (System.getProperty(LOG_SETTING + name) == null) {
      System.setProperty(LOG_SETTING + name, value);
    }
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command must be named");
  }
}
