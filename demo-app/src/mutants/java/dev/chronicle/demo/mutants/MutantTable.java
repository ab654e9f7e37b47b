package dev.chronicle.demo.mutants;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * What became of all mutants, as Markdown.
 *
 * @param rows in any order
 */
record MutantTable(List<MutantRow> rows) {

  /** Returns the share of the mutants that tests report which replay reports too. */
  double share() {
    Predicate<MutantRow> tested = MutantRow::isTested;
    return (double) count(tested.and(MutantRow::isReplayed)) / count(tested);
  }

  private long count(Predicate<MutantRow> wanted) {
    return rows.stream().filter(wanted).count();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("| mutants | | replay reports |\n|---|--:|--:|\n");
    for (String room : List.of("core", "resources")) {
      Predicate<MutantRow> here = row -> row.mutant().file().getParent().endsWith(Path.of(room));
      line(
          text,
          room + ", reported by unit tests",
          here.and(row -> row.tests().equals(MutantRow.UNIT)));
      line(
          text, room + ", by REST tests only", here.and(row -> row.tests().equals(MutantRow.REST)));
      line(text, room + ", by no test", here.and(row -> !row.isTested()));
    }
    line(text, "all that unit tests report", row -> row.tests().equals(MutantRow.UNIT));
    line(text, "all that any test reports", MutantRow::isTested);
    text.append("\n| place | change | tests | first difference of the replay |\n");
    text.append("|---|---|---|---|\n");
    rows.stream()
        .sorted(
            Comparator.comparing((MutantRow row) -> row.mutant().file())
                .thenComparing(row -> row.mutant().start()))
        .forEach(row -> text.append(row).append('\n'));
    return text.toString();
  }

  private void line(StringBuilder text, String title, Predicate<MutantRow> wanted) {
    text.append(
        String.format(
            Locale.ROOT,
            "| %s | %d | %d |%n",
            title,
            count(wanted),
            count(wanted.and(MutantRow::isReplayed))));
  }
}
