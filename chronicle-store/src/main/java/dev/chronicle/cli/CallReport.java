package dev.chronicle.cli;

import dev.chronicle.call.CapturedArgument;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.call.CapturedThrowable;
import dev.chronicle.call.CapturedValue;
import dev.chronicle.call.Loss;
import dev.chronicle.call.Outcome;
import dev.chronicle.call.TraceIds;
import dev.chronicle.cli.terminal.DurationText;
import dev.chronicle.cli.terminal.JsonLayout;
import dev.chronicle.cli.terminal.Style;
import dev.chronicle.cli.terminal.Terminal;
import dev.chronicle.cli.terminal.TextWidth;
import dev.chronicle.cli.terminal.TimeText;
import java.util.List;
import java.util.Locale;

/** Prints one call for people: its facts, what went in, and what came out. */
final class CallReport {
  private static final int WIDTH_WITHOUT_END = 100;
  private static final int NARROWEST_JSON = 20;
  private static final int MOST_FRAMES = 15;
  private static final String INDENT = "  ";

  private final Terminal terminal;
  private final int width;

  CallReport(Terminal terminal) {
    this.terminal = terminal;
    this.width = terminal.width().orElse(WIDTH_WITHOUT_END);
  }

  void print(CapturedCall call) {
    boolean error = call.outcome().isError();
    terminal.line(
        terminal.paint(Style.STRONG, shown(call.function().name()))
            + INDENT
            + terminal.paint(error ? Style.BAD : Style.GOOD, error ? "threw" : "returned")
            + " after "
            + DurationText.of(call.timing().duration()));
    facts(call);
    section("Arguments");
    values(call.arguments());
    outcome(call.outcome());
    if (!call.outcome().mutatedArguments().isEmpty()) {
      section("Arguments that it changed, as they were at the end");
      values(call.outcome().mutatedArguments());
    }
  }

  private void facts(CapturedCall call) {
    fact("id", call.id().toString());
    fact("started", TimeText.microseconds(call.timing().start()) + " UTC");
    fact("method", call.function().declaringClass() + "." + call.function().method());
    fact("service", (call.origin().service().name() + " " + call.origin().service().version()));
    fact("thread", call.origin().thread());
    TraceIds trace = call.origin().trace();
    if (trace != null) {
      fact("trace", trace.traceId() + " span " + trace.spanId());
    }
    if (call.parentId() != null) {
      fact("called by", call.parentId().toString());
    }
  }

  private void outcome(Outcome outcome) {
    if (outcome instanceof Outcome.Threw threw) {
      section("Exception");
      String title = "";
      for (CapturedThrowable error = threw.error(); error != null; error = error.cause()) {
        exception(title, error);
        title = "caused by ";
      }
    } else if (outcome instanceof Outcome.Returned returned) {
      section("Result");
      value("", returned.value());
    }
  }

  private void exception(String title, CapturedThrowable error) {
    String message = error.message() == null ? "" : ": " + error.message();
    terminal.line(INDENT + title + terminal.paint(Style.BAD, shown(error.type() + message)));
    List<String> frames =
        error.stackTrace().lines().map(String::strip).filter(frame -> !frame.isEmpty()).toList();
    for (String frame : frames.subList(0, Math.min(MOST_FRAMES, frames.size()))) {
      frame("at " + frame);
    }
    if (frames.size() > MOST_FRAMES) {
      frame(frames.size() - MOST_FRAMES + " more, see --json");
    }
  }

  private void frame(String text) {
    terminal.line(INDENT + INDENT + terminal.paint(Style.FAINT, shown(text)));
  }

  private void values(List<CapturedArgument> arguments) {
    if (arguments.isEmpty()) {
      terminal.line(INDENT + terminal.paint(Style.FAINT, "none"));
    }
    int names =
        arguments.stream()
            .mapToInt(argument -> TextWidth.of(shown(argument.name())))
            .max()
            .orElse(0);
    for (CapturedArgument argument : arguments) {
      String name = shown(argument.name());
      String padding = " ".repeat(names - TextWidth.of(name));
      value(terminal.paint(Style.NAME, name) + padding + INDENT, names + 2, argument.value());
    }
  }

  private void value(String title, CapturedValue value) {
    value(title, 0, value);
  }

  private void value(String title, int titleWidth, CapturedValue value) {
    int room = Math.max(NARROWEST_JSON, width - titleWidth - INDENT.length());
    String start = INDENT + title;
    for (String line : JsonLayout.lines(value.json(), room)) {
      terminal.line(start + shown(line));
      start = INDENT + " ".repeat(titleWidth);
    }
    for (Loss loss : value.losses()) {
      String reason = loss.reason().name().toLowerCase(Locale.ROOT).replace('_', ' ');
      String detail = loss.detail().isEmpty() ? "" : ", " + loss.detail();
      terminal.line(
          INDENT
              + " ".repeat(titleWidth)
              + terminal.paint(Style.NOTABLE, shown(loss.path() + " " + reason + detail)));
    }
  }

  private void section(String title) {
    terminal.line("");
    terminal.line(terminal.paint(Style.STRONG, title));
  }

  private void fact(String name, String value) {
    terminal.line(terminal.paint(Style.FAINT, String.format("%-10s", name)) + shown(value.strip()));
  }

  private String shown(String text) {
    return terminal.printable().line(text);
  }
}
