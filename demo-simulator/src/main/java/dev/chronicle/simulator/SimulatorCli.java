package dev.chronicle.simulator;

import dev.chronicle.simulator.plan.Arrivals;
import dev.chronicle.simulator.plan.Scenario;
import dev.chronicle.simulator.plan.Weights;
import dev.chronicle.simulator.report.DurationText;
import dev.chronicle.simulator.report.JsonReport;
import dev.chronicle.simulator.report.LiveView;
import dev.chronicle.simulator.report.NoticesOnly;
import dev.chronicle.simulator.report.PlainView;
import dev.chronicle.simulator.report.RunReport;
import dev.chronicle.simulator.report.TerminalView;
import dev.chronicle.simulator.report.TextReport;
import dev.chronicle.simulator.report.Threshold;
import dev.chronicle.simulator.run.Target;
import dev.chronicle.simulator.run.TrafficEngine;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The command line: reads the options, runs the traffic, shows it, and says how it went. */
@Command(
    name = "demo-simulator",
    mixinStandardHelpOptions = true,
    versionProvider = SimulatorVersion.class,
    sortOptions = false,
    usageHelpAutoWidth = true,
    description = {
      "Sends believable traffic to the demo task queue: people create, read, change and delete"
          + " tasks, workers claim, process and complete them.",
      "Without --duration or --requests it goes on until Ctrl-C, which ends it in order.",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all went well",
      "1:a threshold was broken, or the server was never reached or refused the error rate",
      "2:wrong use",
      "130:ended by Ctrl-C"
    },
    footerHeading = "%nNotes:%n",
    footer = {
      "Requests are sent when they are due, whether or not the server has answered those before."
          + " Latency counts from the time a request was due; service time from when it was sent.",
      "Where no task is there for an operation, the step before it in a task's life is sent"
          + " instead (for complete: process; for process: claim; for update and delete: read);"
          + " the summary shows planned beside sent.",
      "An answer that another client was quicker (409, 412, or 404 for a task that was there) is"
          + " a conflict, not an error.",
      "Environment: CHRONICLE_ADMIN_TOKEN is sent to a server that wants its operator's token."
    })
public final class SimulatorCli implements Callable<Integer> {
  private static final String COMMON_POOL_PARALLELISM =
      "java.util.concurrent.ForkJoinPool.common.parallelism";

  private final Map<String, String> environment;
  private final Function<PrintWriter, LiveView> liveView;

  @Spec private CommandSpec spec;
  @Mixin private TrafficOptions traffic;

  @Option(
      names = "--threshold",
      paramLabel = "METRIC=BOUND",
      description =
          "What the run must keep to, else exit code 1: p50, p95, p99 or max with a time, such as"
              + " p99=50ms, or errors with a percentage, such as errors=1%%. May be repeated.")
  private List<Threshold> thresholds = List.of();

  @Option(names = "--json", description = "Print the summary as JSON, and nothing else.")
  private boolean json;

  private SimulatorCli(Map<String, String> environment, Function<PrintWriter, LiveView> liveView) {
    this.environment = environment;
    this.liveView = liveView;
  }

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] args) {
    // With one or two processors the JDK's HTTP client would start a thread for each answer.
    if (System.getProperty(COMMON_POOL_PARALLELISM) == null) {
      System.setProperty(COMMON_POOL_PARALLELISM, "2");
    }
    boolean terminal = CommandLine.Help.Ansi.AUTO.enabled();
    System.exit(
        command(System.getenv(), terminal ? TerminalView::new : PlainView::new).execute(args));
  }

  /**
   * Returns the command, ready to be executed.
   *
   * @param environment the process's environment variables
   * @param liveView makes what shows the run to a person
   */
  static CommandLine command(
      Map<String, String> environment, Function<PrintWriter, LiveView> liveView) {
    return new CommandLine(new SimulatorCli(environment, liveView))
        .registerConverter(Target.class, converter(Target::parse))
        .registerConverter(Weights.class, converter(Weights::parse))
        .registerConverter(Scenario.class, converter(Scenario::parse))
        .registerConverter(Arrivals.class, converter(Arrivals::parse))
        .registerConverter(Duration.class, converter(DurationText::parse))
        .registerConverter(Threshold.class, converter(Threshold::parse))
        .registerConverter(double.class, number(Double::valueOf, "a number"))
        .registerConverter(Double.class, number(Double::valueOf, "a number"))
        .registerConverter(int.class, number(Integer::valueOf, "a whole number"))
        .registerConverter(Long.class, number(Long::valueOf, "a whole number"))
        .setParameterExceptionHandler(SimulatorCli::explain);
  }

  private static <T> ITypeConverter<T> converter(Function<String, T> parse) {
    return text -> {
      try {
        return parse.apply(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    };
  }

  private static <T> ITypeConverter<T> number(Function<String, T> parse, String kind) {
    return text -> {
      try {
        return parse.apply(text);
      } catch (NumberFormatException e) {
        throw new TypeConversionException("must be " + kind + ", was: " + text);
      }
    };
  }

  private static int explain(ParameterException e, String[] args) {
    e.getCommandLine().getErr().println(e.getMessage() + " (--help shows all options)");
    return CommandLine.ExitCode.USAGE;
  }

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    LiveView view = json ? new NoticesOnly(err) : liveView.apply(out);
    Target target = checked(traffic::target);
    long seed = traffic.seed();
    TrafficEngine engine = checked(() -> engine(target, seed, view));
    if (!json) {
      view.notice(traffic.sentence(target, seed));
    }
    try (ForegroundRun run = ForegroundRun.start(engine, view)) {
      RunReport report = RunReport.of(target.base(), seed, run.awaitEnd(), thresholds);
      out.println(json ? JsonReport.text(report) : TextReport.text(report));
      out.flush();
      report.trouble().ifPresent(err::println);
      err.flush();
      return report.passed() ? 0 : 1;
    }
  }

  private TrafficEngine engine(Target target, long seed, LiveView view) {
    TrafficEngine.Builder builder =
        TrafficEngine.builder(target)
            .settings(traffic.settings())
            .limit(traffic.limit())
            .workers(traffic.workers())
            .seed(seed)
            .notices(view::notice);
    Optional.ofNullable(environment.get("CHRONICLE_ADMIN_TOKEN"))
        .filter(token -> !token.isEmpty())
        .ifPresent(builder::token);
    return builder.build();
  }

  private <T> T checked(Supplier<T> value) {
    try {
      return value.get();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
