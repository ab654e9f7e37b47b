package dev.chronicle.cli.terminal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows and columns, aligned. On a terminal that is too narrow, flexible columns are cut; if that is
 * not enough, each row becomes a block of lines, one a field. Not thread-safe.
 */
public final class Table {
  private static final String GAP = "  ";

  private final List<Column> columns;
  private final List<List<Cell>> rows = new ArrayList<>();

  /** A table without rows. */
  public Table(List<Column> columns) {
    this.columns = List.copyOf(columns);
  }

  /** Adds a row, which has a cell for each column. */
  public void add(List<Cell> row) {
    if (row.size() != columns.size()) {
      throw new IllegalArgumentException(
          "row must have " + columns.size() + " cells, was: " + row.size());
    }
    rows.add(List.copyOf(row));
  }

  /** Says whether there are no rows. */
  public boolean isEmpty() {
    return rows.isEmpty();
  }

  /** Writes the table. */
  public void print(Terminal terminal) {
    int[] widths = naturalWidths();
    if (terminal.width().isPresent()) {
      shrink(widths, terminal.width().getAsInt());
      if (total(widths) > terminal.width().getAsInt()) {
        printBlocks(terminal, terminal.width().getAsInt());
        return;
      }
    }
    printLine(
        columns.stream().map(column -> new Cell(column.title(), Style.STRONG)).toList(),
        widths,
        terminal);
    rows.forEach(row -> printLine(row, widths, terminal));
  }

  private int[] naturalWidths() {
    int[] widths = new int[columns.size()];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = TextWidth.of(columns.get(i).title());
      for (List<Cell> row : rows) {
        widths[i] = Math.max(widths[i], TextWidth.of(row.get(i).text()));
      }
    }
    return widths;
  }

  /** Takes from the widest flexible column, a column of the terminal at a time. */
  private void shrink(int[] widths, int width) {
    for (int excess = total(widths) - width; excess > 0; excess--) {
      int widest = -1;
      for (int i = 0; i < widths.length; i++) {
        boolean canGive = widths[i] > columns.get(i).narrowest();
        if (canGive && (widest < 0 || widths[i] > widths[widest])) {
          widest = i;
        }
      }
      if (widest < 0) {
        return;
      }
      widths[widest]--;
    }
  }

  private static int total(int[] widths) {
    return Arrays.stream(widths).sum() + GAP.length() * (widths.length - 1);
  }

  private void printLine(List<Cell> row, int[] widths, Terminal terminal) {
    StringBuilder line = new StringBuilder();
    int pending = 0;
    for (int i = 0; i < widths.length; i++) {
      Cell cell = row.get(i);
      String text = TextWidth.cut(cell.text(), widths[i], terminal.ellipsis());
      int padding = widths[i] - TextWidth.of(text);
      boolean left = columns.get(i).alignment() == Column.Alignment.LEFT;
      line.append(" ".repeat(pending + (left ? 0 : padding)));
      line.append(terminal.paint(cell.style(), text));
      // Blanks at the end of a line would only be in the way.
      pending = (left ? padding : 0) + GAP.length();
    }
    terminal.line(line.toString());
  }

  private void printBlocks(Terminal terminal, int width) {
    int titles = columns.stream().mapToInt(column -> column.title().length()).max().orElse(0);
    int room = Math.max(1, width - titles - GAP.length());
    String between = "";
    for (List<Cell> row : rows) {
      terminal.out().print(between);
      between = System.lineSeparator();
      for (int i = 0; i < row.size(); i++) {
        String title = columns.get(i).title();
        terminal.line(
            terminal.paint(Style.FAINT, title)
                + " ".repeat(titles - title.length())
                + GAP
                + terminal.paint(
                    row.get(i).style(),
                    TextWidth.cut(row.get(i).text(), room, terminal.ellipsis())));
      }
    }
  }
}
