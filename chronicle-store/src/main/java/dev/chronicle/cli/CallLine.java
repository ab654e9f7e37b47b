package dev.chronicle.cli;

import dev.chronicle.call.CapturedCall;
import dev.chronicle.call.CapturedThrowable;
import dev.chronicle.call.Outcome;
import dev.chronicle.cli.terminal.Cell;
import dev.chronicle.cli.terminal.Printable;
import dev.chronicle.cli.terminal.Style;

/** Says how a call ended in one short line. */
final class CallLine {
  private static final int LONGEST = 120;

  private CallLine() {}

  static Cell outcome(Outcome outcome, Printable printable) {
    if (outcome instanceof Outcome.Threw threw) {
      return new Cell(printable.line(error(threw.error())), Style.BAD);
    }
    String json = ((Outcome.Returned) outcome).value().json();
    return Cell.of(printable.line(start(json)));
  }

  /** Returns the simple name of an exception and its message. */
  static String error(CapturedThrowable error) {
    String type = simpleName(error.type());
    return error.message() == null ? type : start(type + ": " + error.message());
  }

  static String simpleName(String className) {
    return className.substring(
        Math.max(className.lastIndexOf('.'), className.lastIndexOf('$')) + 1);
  }

  static Style style(CapturedCall call) {
    return call.outcome().isError() ? Style.BAD : Style.PLAIN;
  }

  private static String start(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
  }
}
