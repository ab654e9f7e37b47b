package dev.chronicle.cli;

import dev.chronicle.cli.terminal.Style;
import dev.chronicle.cli.terminal.Terminal;
import dev.chronicle.store.StoreException;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one line what went wrong. */
final class Errors {
  private static final String BROKEN_PIPE = "Broken pipe";

  private final Terminal terminal;
  private final boolean stackTraceToo;

  Errors(Terminal terminal, boolean stackTraceToo) {
    this.terminal = terminal;
    this.stackTraceToo = stackTraceToo;
  }

  int explainUse(ParameterException mistake, String[] args) {
    String message = mistake.getMessage();
    if (mistake instanceof UnmatchedArgumentException unmatched) {
      List<String> suggestions = unmatched.getSuggestions();
      if (!suggestions.isEmpty()) {
        message += ": did you mean " + String.join(" or ", suggestions) + "?";
      }
    }
    String command = mistake.getCommandLine().getCommandSpec().qualifiedName();
    tell(message + " (" + command + " --help shows all options)");
    return ExitCode.TROUBLE;
  }

  int explainFailure(Exception failure, CommandLine line, ParseResult parsed) {
    boolean readerIsGone =
        failure instanceof IOException && BROKEN_PIPE.equals(failure.getMessage());
    if (!readerIsGone) {
      tell(message(failure));
    }
    if (stackTraceToo) {
      failure.printStackTrace(terminal.err());
    }
    return ExitCode.TROUBLE;
  }

  /** Says that the answer is not all there. */
  int explainLostOutput() {
    tell("the output could not be written: its reader has gone or its disk is full");
    return ExitCode.TROUBLE;
  }

  private static String message(Exception failure) {
    if (failure instanceof CliException
        || failure instanceof StoreException
        || failure instanceof IllegalArgumentException) {
      return failure.getMessage();
    }
    return failure instanceof IOException
        ? "cannot read or write: " + failure.getMessage()
        : "unexpected: " + failure + " (CHRONICLE_DEBUG=1 adds the stack trace)";
  }

  private void tell(String message) {
    terminal.remark(
        terminal.paint(Style.BAD, terminal.printable().line(message.replaceAll("\\s+", " "))));
  }
}
