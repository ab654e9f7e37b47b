package dev.chronicle.cli;

import dev.chronicle.call.CallId;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.call.DependencyCall;
import dev.chronicle.call.Outcome;
import dev.chronicle.call.Timing;
import dev.chronicle.cli.terminal.DurationText;
import dev.chronicle.cli.terminal.Style;
import dev.chronicle.cli.terminal.Terminal;
import dev.chronicle.cli.terminal.TextWidth;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Prints a call tree for people: each call and each call to a dependency in the order of their
 * start, with a bar that shows when it ran.
 */
final class CallTreeReport {
  private static final int WIDTH_WITHOUT_END = 120;
  private static final int NARROWEST_BAR = 12;
  private static final int WIDEST_BAR = 40;
  private static final int DURATION_WIDTH = 9;
  private static final int NARROWEST_LABEL = 16;
  private static final int MOST_DEPENDENCIES = 50;
  private static final int LONGEST_NAME = 500;

  private final Terminal terminal;
  private final CallId asked;
  private final List<Line> lines = new ArrayList<>();
  private final Map<CallId, List<CapturedCall>> children = new HashMap<>();

  /** One line of the tree: {@code branch} leads to it, and {@code note} says how it failed. */
  private record Line(String branch, String label, Style style, Timing timing, String note) {}

  /** What stands below a call: another, or a call to a dependency. */
  private record Step(Instant start, CapturedCall call, DependencyCall dependency) {}

  CallTreeReport(Terminal terminal, CallId asked) {
    this.terminal = terminal;
    this.asked = asked;
  }

  /**
   * Prints the tree.
   *
   * @param tree each call behind its parent
   */
  void print(List<CapturedCall> tree) {
    if (tree.isEmpty() || (tree.size() == 1 && tree.get(0).dependencies().isEmpty())) {
      return;
    }
    for (CapturedCall call : tree) {
      children.computeIfAbsent(call.parentId(), parent -> new ArrayList<>()).add(call);
    }
    addTree(tree.get(0));
    terminal.line("");
    terminal.line(terminal.paint(Style.STRONG, "Call tree"));
    printLines();
  }

  /** A tree may be deeper than the stack of a thread. */
  private void addTree(CapturedCall root) {
    record Pending(Step step, String branch, String below) {}
    List<Pending> stack = new ArrayList<>();
    stack.add(new Pending(new Step(root.timing().start(), root, null), "", ""));
    while (!stack.isEmpty()) {
      Pending next = stack.remove(stack.size() - 1);
      if (next.step().call() == null) {
        addDependency(next.branch(), next.step().dependency());
        continue;
      }
      addCall(next.branch(), next.step().call());
      List<Step> steps = stepsBelow(next.step().call());
      for (int i = steps.size() - 1; i >= 0; i--) {
        boolean last = i == steps.size() - 1;
        stack.add(
            new Pending(
                steps.get(i),
                next.below() + (last ? terminal.glyph("└─ ", "`- ") : terminal.glyph("├─ ", "|- ")),
                next.below() + (last ? "   " : terminal.glyph("│  ", "|  "))));
      }
    }
  }

  private List<Step> stepsBelow(CapturedCall call) {
    List<Step> steps = new ArrayList<>();
    for (CapturedCall child : children.getOrDefault(call.id(), List.of())) {
      steps.add(new Step(child.timing().start(), child, null));
    }
    int shown = Math.min(call.dependencies().size(), MOST_DEPENDENCIES);
    for (DependencyCall dependency : call.dependencies().subList(0, shown)) {
      steps.add(new Step(dependency.timing().start(), null, dependency));
    }
    steps.sort(Comparator.comparing(Step::start));
    return steps;
  }

  private void addCall(String branch, CapturedCall call) {
    boolean isAsked = call.id().equals(asked);
    String id = isAsked ? "" : "  " + call.id();
    int hidden = call.dependencies().size() - MOST_DEPENDENCIES;
    String note = failure(call.outcome());
    lines.add(
        new Line(
            branch,
            shown(call.function().name()) + id,
            isAsked ? Style.STRONG : Style.NAME,
            call.timing(),
            hidden > 0
                ? "%s (%d dependency calls more, see --json)".formatted(note, hidden)
                : note));
  }

  private void addDependency(String branch, DependencyCall dependency) {
    String name = dependency.name().strip().replaceAll("\\s+", " ");
    String cut = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
    lines.add(
        new Line(
            branch,
            shown(dependency.kind() + " " + cut),
            Style.PLAIN,
            dependency.timing(),
            failure(dependency.outcome())));
  }

  private String failure(Outcome outcome) {
    return outcome instanceof Outcome.Threw threw ? shown(CallLine.error(threw.error())) : "";
  }

  private void printLines() {
    int width = terminal.width().orElse(WIDTH_WITHOUT_END) - 2;
    int label =
        lines.stream()
            .mapToInt(line -> TextWidth.of(line.branch()) + TextWidth.of(line.label()))
            .max()
            .orElse(0);
    int forBar = Math.min(WIDEST_BAR, Math.max(width - DURATION_WIDTH - 4 - label, width / 4));
    int bar = forBar < NARROWEST_BAR ? 0 : forBar;
    int room = Math.max(NARROWEST_LABEL, width - DURATION_WIDTH - 2 - (bar == 0 ? 0 : bar + 2));
    int labelWidth = Math.min(label, room);
    Instant start = lines.get(0).timing().start();
    Duration whole = whole(start);
    for (Line line : lines) {
      print(line, labelWidth, bar, start, whole);
    }
  }

  private void print(Line line, int labelWidth, int bar, Instant start, Duration whole) {
    String branch = line.branch();
    if (TextWidth.of(branch) > labelWidth - NARROWEST_LABEL / 2) {
      // Too deep to draw all of it.
      int kept = Math.max(0, labelWidth - NARROWEST_LABEL / 2);
      branch = branch.substring(branch.length() - Math.min(kept, branch.length()));
    }
    int room = labelWidth - TextWidth.of(branch);
    String label = TextWidth.cut(line.label(), room, terminal.ellipsis());
    String padding = " ".repeat(Math.max(0, room - TextWidth.of(label)));
    String bars = bar == 0 ? "" : "  " + bar(line.timing(), bar, start, whole);
    String duration = DurationText.of(line.timing().duration());
    terminal.line(
        "  "
            + terminal.paint(Style.FAINT, branch)
            + terminal.paint(line.style(), label)
            + padding
            + bars
            + "  "
            + " ".repeat(Math.max(0, DURATION_WIDTH - duration.length()))
            + duration);
    if (!line.note().isEmpty()) {
      int noteRoom = Math.max(NARROWEST_LABEL, labelWidth + bar + DURATION_WIDTH - branch.length());
      terminal.line(
          "  "
              + " ".repeat(TextWidth.of(branch))
              + terminal.paint(
                  Style.BAD, TextWidth.cut(line.note(), noteRoom, terminal.ellipsis())));
    }
  }

  private Duration whole(Instant start) {
    Instant end =
        lines.stream()
            .map(line -> line.timing().end())
            .max(Comparator.naturalOrder())
            .orElse(start);
    Duration whole = Duration.between(start, end);
    return whole.isZero() || whole.isNegative() ? Duration.ofNanos(1) : whole;
  }

  private String bar(Timing timing, int width, Instant start, Duration whole) {
    double perColumn = nanos(whole) / width;
    int from = column(nanos(Duration.between(start, timing.start())) / perColumn, width - 1);
    int to = column(Math.ceil(nanos(Duration.between(start, timing.end())) / perColumn), width);
    int length = Math.max(1, to - from);
    return " ".repeat(from)
        + terminal.paint(Style.NAME, terminal.glyph("━", "=").repeat(length))
        + " ".repeat(Math.max(0, width - from - length));
  }

  private static int column(double column, int last) {
    return (int) Math.max(0, Math.min(last, column));
  }

  private static double nanos(Duration duration) {
    return duration.getSeconds() * 1e9 + duration.getNano();
  }

  private String shown(String text) {
    return terminal.printable().line(text);
  }
}
