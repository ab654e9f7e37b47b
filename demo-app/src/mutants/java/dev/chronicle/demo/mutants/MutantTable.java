package dev.chronicle.demo.mutants;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** What became of all mutants, as Markdown. Not thread-safe. */
final class MutantTable {
  private final List<MutantRow> rows = new ArrayList<>();

  void add(MutantRow row) {
    rows.add(row);
  }

  /** Returns the share of the mutants that unit tests report which replay reports too. */
  double shareOfUnitTests() {
    Predicate<MutantRow> tested = row -> row.tests().equals("unit");
    return (double) count(tested.and(MutantTable::isReplayed)) / count(tested);
  }

  private static boolean isReplayed(MutantRow row) {
    return !row.recording().isEmpty();
  }

  private long count(Predicate<MutantRow> wanted) {
    return rows.stream().filter(wanted).count();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("| mutants | | replay reports | of traffic alone |\n");
    text.append("|---|--:|--:|--:|\n");
    for (String room : List.of("core", "resources")) {
      line(text, room + ", reported by unit tests", room, row -> row.tests().equals("unit"));
      line(text, room + ", by REST tests only", room, row -> row.tests().equals("REST"));
      line(text, room + ", by no test", room, row -> row.tests().isEmpty());
    }
    text.append("\n| place | change | tests | replay of | first difference |\n");
    text.append("|---|---|---|---|---|\n");
    rows.forEach(row -> text.append(row).append('\n'));
    return text.toString();
  }

  private void line(StringBuilder text, String title, String room, Predicate<MutantRow> wanted) {
    Predicate<MutantRow> here =
        wanted.and(row -> row.mutant().file().getParent().endsWith(Path.of(room)));
    text.append(
        String.format(
            Locale.ROOT,
            "| %s | %d | %d | %d |%n",
            title,
            count(here),
            count(here.and(MutantTable::isReplayed)),
            count(here.and(row -> row.recording().equals("traffic")))));
  }
}
