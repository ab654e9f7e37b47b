package dev.chronicle.simulator;

import dev.chronicle.simulator.plan.Arrivals;
import dev.chronicle.simulator.plan.RunLimit;
import dev.chronicle.simulator.plan.Scenario;
import dev.chronicle.simulator.plan.TrafficSettings;
import dev.chronicle.simulator.plan.Weights;
import dev.chronicle.simulator.report.DurationText;
import dev.chronicle.simulator.run.Target;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The options that say which traffic is sent, where to, and for how long. */
final class TrafficOptions {
  private static final long DRAWN_SEEDS = 1_000_000;

  @Option(
      names = "--url",
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:8000",
      description = "The server. Default: ${DEFAULT-VALUE}")
  private Target target;

  @Option(
      names = "--allow-remote",
      description = "Allow a server that is not on this machine's loopback address.")
  private boolean remoteAllowed;

  @Option(
      names = "--rps",
      paramLabel = "RATE",
      defaultValue = "5",
      description = "Requests a second, 0.1 and up. Default: ${DEFAULT-VALUE}")
  private double rate;

  @Option(
      names = "--weights",
      paramLabel = "OP=N[,OP=N...]",
      defaultValue = "read=50,create=20,claim=10,process=8,complete=7,update=3,delete=2",
      description =
          "The mix of operations; one that is not named is not sent. Default: ${DEFAULT-VALUE}")
  private Weights weights;

  @Option(
      names = "--error-rate",
      paramLabel = "SHARE",
      description =
          "Share of calls that the server fails on purpose, 0 to 0.5, set for the length of the run"
              + " and put back after it. Left as it is by default.")
  private Double errorRate;

  @Option(
      names = "--duration",
      paramLabel = "TIME",
      description = "How long, such as 500ms, 30s, 5m or 1h. Until Ctrl-C by default.")
  private Duration duration;

  @Option(
      names = "--requests",
      paramLabel = "N",
      description = "How many requests are planned at most.")
  private Long requests;

  @Option(
      names = "--workers",
      paramLabel = "N",
      defaultValue = "4",
      description = "How many workers claim tasks, 1 to 1000. Default: ${DEFAULT-VALUE}")
  private int workers;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description =
          "What the plan is drawn from: the same seed sends the same requests. Drawn and shown by"
              + " default.")
  private Long seed;

  @Option(
      names = "--scenario",
      paramLabel = "NAME",
      defaultValue = "steady",
      description = {
        "steady: the same rate throughout (the default).",
        "spike: five times the rate for ten seconds of each minute.",
        "retry-storm: 30 %% of calls fail unless --error-rate says otherwise, and each that failed"
            + " is sent again at once, up to three times.",
        "ramp: from a tenth of the rate up to all of it, over --duration or one minute."
      })
  private Scenario scenario;

  @Option(
      names = "--arrivals",
      paramLabel = "NAME",
      defaultValue = "poisson",
      description = "How requests follow one another, poisson or even. Default: ${DEFAULT-VALUE}")
  private Arrivals arrivals;

  /** Returns the server; refuses one that is not on loopback unless that was allowed. */
  Target target() {
    if (remoteAllowed) {
      return target;
    }
    try {
      return target.requireLoopback();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          e.getMessage() + "; --allow-remote sends to other machines too", e);
    }
  }

  TrafficSettings settings() {
    return new TrafficSettings(
        rate,
        weights,
        arrivals,
        scenario,
        errorRate == null ? OptionalDouble.empty() : OptionalDouble.of(errorRate));
  }

  RunLimit limit() {
    return new RunLimit(
        Optional.ofNullable(duration),
        requests == null ? OptionalLong.empty() : OptionalLong.of(requests));
  }

  /** Says what is about to be sent, for people. */
  String sentence(Target server, long drawnSeed) {
    RunLimit limit = limit();
    String end =
        Stream.of(
                limit.duration().map(time -> "for " + DurationText.clock(time)),
                Optional.ofNullable(requests).map(count -> count + " requests at most"))
            .flatMap(Optional::stream)
            .collect(Collectors.joining(", "));
    return String.format(
        Locale.ROOT,
        "Sending %.1f requests/s to %s, %s, seed %d, %s.",
        rate,
        server,
        scenario.label(),
        drawnSeed,
        end.isEmpty() ? "until Ctrl-C" : end);
  }

  int workers() {
    return workers;
  }

  /** Returns the seed that was given, or draws one, another each time this is called. */
  long seed() {
    return seed == null ? ThreadLocalRandom.current().nextLong(DRAWN_SEEDS) : seed;
  }
}
