package dev.chronicle.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option that says how many lines there are to be. */
final class LimitOption {
  private static final int MOST = 1_000;
  private static final int DEFAULT = 20;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  private int limit = DEFAULT;

  @Option(
      names = {"-n", "--limit"},
      paramLabel = "NUMBER",
      description = "How many at most, 1 to " + MOST + "; " + DEFAULT + " by default.")
  void setLimit(int number) {
    if (number < 1 || number > MOST) {
      throw new ParameterException(
          command.commandLine(), "limit must be between 1 and %d, was: %d".formatted(MOST, number));
    }
    limit = number;
  }

  int limit() {
    return limit;
  }
}
