package dev.chronicle.demo.mutants;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** What became of the mutants, as Markdown. Not thread-safe. */
final class MutantTable {
  private final List<Row> rows = new ArrayList<>();

  /**
   * One mutant.
   *
   * @param tests which tests report it; empty for none
   * @param recording in which recording a replay reports it first; empty for none
   * @param difference what the replay reports first; empty for nothing
   */
  record Row(Mutant mutant, String tests, String recording, String difference) {

    /** Puts a mutant to the test. */
    static Row of(Mutant mutant, Trial trial, Path traffic, Path calls) throws IOException {
      String tests = trial.failsUnitTests() ? "unit" : trial.failsRestTests() ? "REST" : "";
      String recording = "traffic";
      String difference = trial.firstDifference(traffic);
      if (difference == null) {
        recording = "tests";
        difference = trial.firstDifference(calls);
      }
      return difference == null
          ? new Row(mutant, tests, "", "")
          : new Row(mutant, tests, recording, difference);
    }

    @Override
    public String toString() {
      return "| %s | `%s` | %s | %s | %s |"
          .formatted(
              mutant.place(),
              escaped(mutant.change()),
              tests,
              recording,
              difference.isEmpty() ? "" : "`" + escaped(difference) + "`");
    }

    private static String escaped(String text) {
      return text.replace("|", "\\|");
    }
  }

  void add(Row row) {
    rows.add(row);
  }

  private long count(Predicate<Row> wanted) {
    return rows.stream().filter(wanted).count();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("| reported by | mutants | of these, by replay |\n");
    text.append("|---|---|---|\n");
    for (String room : List.of("core", "resources")) {
      line(text, room + ", unit tests", room, row -> row.tests().equals("unit"));
      line(text, room + ", unit and REST tests", room, row -> !row.tests().isEmpty());
      line(text, room + ", no test", room, row -> row.tests().isEmpty());
    }
    text.append("\n| place | change | tests | replay of | first difference |\n");
    text.append("|---|---|---|---|---|\n");
    rows.forEach(row -> text.append(row).append('\n'));
    return text.toString();
  }

  private void line(StringBuilder text, String title, String room, Predicate<Row> wanted) {
    Predicate<Row> inRoom =
        wanted.and(row -> row.mutant().file().getParent().endsWith(Path.of(room)));
    long traffic = count(inRoom.and(row -> row.recording().equals("traffic")));
    long tests = count(inRoom.and(row -> row.recording().equals("tests")));
    text.append(
        String.format(
            Locale.ROOT,
            "| %s | %d | %d (%d in traffic alone) |%n",
            title,
            count(inRoom),
            traffic + tests,
            traffic));
  }
}
