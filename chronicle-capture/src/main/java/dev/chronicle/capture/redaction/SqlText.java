package dev.chronicle.capture.redaction;

import dev.chronicle.capture.value.Redactor;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A statement, taken apart as far as it takes to tell which column each parameter and each literal
 * belongs to: by the list of columns of an {@code INSERT}, else by the name that stands before it;
 * and which names the columns of its result are made of.
 *
 * <p>Goes over the text once. Immutable and thread-safe.
 */
public final class SqlText {
  private static final Set<String> KEYWORDS =
      Set.of(
          "and",
          "any",
          "as",
          "between",
          "by",
          "case",
          "cast",
          "else",
          "end",
          "escape",
          "from",
          "group",
          "having",
          "ilike",
          "in",
          "insert",
          "into",
          "is",
          "like",
          "limit",
          "not",
          "null",
          "offset",
          "on",
          "or",
          "order",
          "returning",
          "select",
          "set",
          "some",
          "then",
          "union",
          "update",
          "using",
          "values",
          "when",
          "where");

  private static final int LONGEST_TAG = 64;

  private final String text;
  private final List<String> parameters = new ArrayList<>();
  private final List<Literal> literals = new ArrayList<>();
  private Map<String, List<String>> namesByLabel;

  /** What the last redactor made of the text: mostly there is only one. */
  private volatile Redacted redacted;

  /** Refers weakly, since whoever keeps this must not keep an application's rules. */
  private record Redacted(WeakReference<Redactor> redactor, String text) {}

  /** A string or a number in the text, and the column that it belongs to. */
  private record Literal(int start, int end, String column) {}

  private SqlText(String text) {
    this.text = text;
  }

  /** Takes a statement apart, or several; never throws, whatever the text is. */
  public static SqlText of(String text) {
    SqlText sql = new SqlText(text);
    SelectedNames selected = new SelectedNames();
    sql.new Parser(selected).parse();
    selected.endStatement();
    sql.namesByLabel = selected.byLabel();
    return sql;
  }

  /**
   * Returns the column that a parameter belongs to; {@code null} if that is not clear.
   *
   * @param index counted from 1
   */
  public String columnOf(int index) {
    return index >= 1 && index <= parameters.size() ? parameters.get(index - 1) : null;
  }

  /**
   * Returns the names that a column of the result is made of, its own left out: {@code password}
   * for {@code p} of {@code select password as p}. What a view, a {@code *}, a list of columns
   * behind a table's name and the second part of a {@code UNION} stand for is not known.
   *
   * @param label of the column; where it is an expression, the names in that count
   */
  public List<String> namesBehind(String label) {
    List<String> names = namesByLabel.get(label.toLowerCase(Locale.ROOT));
    if (names != null) {
      return names;
    }
    return label.chars().allMatch(c -> Parser.isNamePart((char) c))
        ? List.of()
        : of("select " + label).namesByLabel.getOrDefault(SelectedNames.UNNAMED, List.of());
  }

  /** Returns the text with tokens in place of the secrets in it. */
  public String redacted(Redactor redactor) {
    Redacted last = redacted;
    if (last == null || !last.redactor.refersTo(redactor)) {
      last = new Redacted(new WeakReference<>(redactor), redactedNow(redactor));
      redacted = last;
    }
    return last.text;
  }

  private String redactedNow(Redactor redactor) {
    StringBuilder kept = new StringBuilder(text.length());
    int done = 0;
    for (Literal literal : literals) {
      if (literal.column != null && redactor.isSecret(null, literal.column)) {
        String secret = text.substring(literal.start, literal.end);
        kept.append(text, done, literal.start).append(redactor.token(secret));
        done = literal.end;
      }
    }
    return redactor.redact(kept.append(text, done, text.length()).toString());
  }

  /** Goes over the text and fills the lists. */
  private final class Parser {
    private final SelectedNames selected;
    private int at;
    private String column;
    private String columnBefore;
    private boolean afterName;
    private List<String> columns = List.of();
    private List<String> listed = new ArrayList<>();
    private boolean inValues;
    private int depth;
    private int position;

    Parser(SelectedNames selected) {
      this.selected = selected;
    }

    void parse() {
      while (at < text.length()) {
        char c = text.charAt(at);
        if (c == '\'') {
          string();
        } else if (c == '$' && dollarQuote() != null) {
          dollarQuoted(dollarQuote());
        } else if (isPrefixOfString(c)) {
          at++;
        } else if (c == '"' || c == '`') {
          int end = text.indexOf(c, at + 1);
          name(text.substring(at + 1, end < 0 ? text.length() : end));
          at = end < 0 ? text.length() : end + 1;
        } else if (text.startsWith("--", at)) {
          int end = text.indexOf('\n', at);
          at = end < 0 ? text.length() : end;
        } else if (text.startsWith("/*", at)) {
          int end = text.indexOf("*/", at + 2);
          at = end < 0 ? text.length() : end + 2;
        } else if (c == '?') {
          parameters.add(currentColumn());
          selected.other();
          at++;
        } else if (Character.isDigit(c)) {
          int start = at;
          run();
          literals.add(new Literal(start, at, currentColumn()));
          selected.other();
        } else if (Character.isLetter(c) || c == '_') {
          int start = at;
          run();
          word(text.substring(start, at));
        } else {
          punctuation(c);
          at++;
        }
      }
    }

    /** Says whether a letter only says how the string behind it is to be read: {@code E'…'}. */
    private boolean isPrefixOfString(char c) {
      return "eEnNxXbB".indexOf(c) >= 0 && text.startsWith("'", at + 1);
    }

    /** Returns what opens and closes a string here, {@code $$} or {@code $tag$}, if one begins. */
    private String dollarQuote() {
      int end = at + 1;
      int latest = Math.min(text.length(), at + LONGEST_TAG);
      while (end < latest && (Character.isLetter(text.charAt(end)) || text.charAt(end) == '_')) {
        end++;
      }
      return end < latest && text.charAt(end) == '$' ? text.substring(at, end + 1) : null;
    }

    private void dollarQuoted(String quote) {
      int start = at + quote.length();
      int end = text.indexOf(quote, start);
      int close = end < 0 ? text.length() : end;
      literals.add(new Literal(start, close, currentColumn()));
      selected.other();
      at = end < 0 ? text.length() : end + quote.length();
      afterName = false;
    }

    /** Says whether a quote that a backslash stands before may end a string all the same. */
    private boolean mayEndString(int quote) {
      return quote + 1 >= text.length() || " \t\r\n,);".indexOf(text.charAt(quote + 1)) >= 0;
    }

    private void run() {
      while (at < text.length() && isNamePart(text.charAt(at))) {
        at++;
      }
    }

    private static boolean isNamePart(char c) {
      return Character.isLetterOrDigit(c) || c == '_' || c == '$' || c == '.';
    }

    private void string() {
      int end = at + 1;
      while (end < text.length()) {
        if (text.charAt(end) == '\\' && text.startsWith("'", end + 1) && !mayEndString(end + 1)) {
          end++;
        } else if (text.charAt(end) == '\'') {
          if (end + 1 < text.length() && text.charAt(end + 1) == '\'') {
            end++;
          } else {
            break;
          }
        }
        end++;
      }
      int close = Math.min(end, text.length());
      literals.add(new Literal(at + 1, close, currentColumn()));
      selected.string(text.substring(at + 1, close));
      at = Math.min(close + 1, text.length());
      afterName = false;
    }

    private void word(String word) {
      String keyword = word.toLowerCase(Locale.ROOT);
      if (keyword.equals("values")) {
        columns = listed;
        inValues = true;
        selected.keyword(keyword);
      } else if (KEYWORDS.contains(keyword)) {
        inValues = inValues && !keyword.equals("returning") && !keyword.equals("set");
        selected.keyword(keyword);
      } else if (keyword.equals("identified")) {
        name("password"); // As in: create user bob identified by '…'.
        return;
      } else {
        name(word.substring(word.lastIndexOf('.') + 1));
        return;
      }
      afterName = false;
    }

    private void name(String name) {
      columnBefore = column;
      column = name;
      listed.add(name);
      selected.name(name);
      afterName = true;
    }

    private void punctuation(char c) {
      switch (c) {
        case '(' -> {
          open();
          selected.open();
        }
        case ')' -> {
          depth--;
          selected.close();
        }
        case ',' -> {
          position += depth == 1 ? 1 : 0;
          selected.comma();
        }
        case ';' -> {
          selected.endStatement();
          inValues = false;
          column = null;
          depth = 0;
        }
        default -> {
          if (c > ' ' && c != '[' && c != ']') {
            selected.other();
          }
        }
      }
      afterName = afterName && c <= ' ';
    }

    private void open() {
      if (afterName && (inValues || depth > 0 || columnBefore != null)) {
        column = columnBefore; // It was the name of a function.
      }
      depth++;
      if (depth == 1) {
        position = 0;
        if (!inValues) {
          listed = new ArrayList<>();
        }
      }
    }

    private String currentColumn() {
      if (inValues && depth > 0 && !columns.isEmpty()) {
        return position < columns.size() ? columns.get(position) : null;
      }
      return column;
    }
  }
}
