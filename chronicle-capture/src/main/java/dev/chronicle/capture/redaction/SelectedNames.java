package dev.chronicle.capture.redaction;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Which names each column of a result is made of, {@code p} of {@code password} in {@code select
 * password as p}: told by the parts of a statement, one after the other. Not thread-safe.
 */
final class SelectedNames {
  /** What PostgreSQL calls a column that has no name. */
  static final String UNNAMED = "?column?";

  private static final Set<String> BEGINNING = Set.of("select", "returning");

  private static final Set<String> ENDING =
      Set.of(
          "from", "where", "group", "having", "into", "limit", "offset", "on", "order", "set",
          "union", "update", "using", "values");

  /** Of one column; many more are not made by people. */
  private static final int MOST_NAMES = 256;

  private final Map<String, Set<String>> behind = new HashMap<>();
  private final Deque<Level> levels = new ArrayDeque<>(List.of(new Level()));

  /** What is between two parentheses, or around all of them. */
  private static final class Level {
    private final Set<String> passedOn = new LinkedHashSet<>();
    private boolean isList;
    private boolean wasList;
    private Set<String> names = new LinkedHashSet<>();
    private String alias;
    private boolean afterAs;
    private boolean afterName;
    private boolean isSimple = true;
  }

  void keyword(String keyword) {
    Level level = levels.peek();
    if (BEGINNING.contains(keyword)) {
      endItem(level);
      level.isList = true;
      level.wasList = true;
    } else if (ENDING.contains(keyword)) {
      endItem(level);
      level.isList = false;
    }
    level.afterAs = keyword.equals("as");
    level.afterName = false;
  }

  void name(String name) {
    Level level = levels.peek();
    if (level.isList && (level.afterAs || level.afterName)) {
      level.alias = name;
    } else {
      level.isSimple = level.names.isEmpty();
    }
    add(levelOfList(), name);
    level.afterAs = false;
    level.afterName = true;
  }

  /** A string, which some databases take for a name. */
  void string(String text) {
    Level level = levels.peek();
    if (level.isList && level.afterAs) {
      level.alias = text;
    }
    other();
  }

  void comma() {
    Level level = levels.peek();
    if (level.isList) {
      endItem(level);
    }
    other();
  }

  void open() {
    other();
    levels.push(new Level());
  }

  void close() {
    if (levels.size() > 1) {
      endItem(levels.peek());
      Set<String> names = levels.pop().passedOn;
      names.forEach(name -> add(levelOfList(), name));
    }
    levels.peek().afterName = true;
  }

  /** Anything else that is neither a name nor blank. */
  void other() {
    Level level = levels.peek();
    level.isSimple = false;
    level.afterAs = false;
    level.afterName = false;
  }

  void endStatement() {
    while (levels.size() > 1) {
      close();
    }
    endItem(levels.peek());
    levels.peek().isList = false;
  }

  /** Returns whose columns a name belongs to; {@code null} behind a list, in a condition say. */
  private Level levelOfList() {
    for (Level level : levels) {
      if (level.wasList) {
        return level.isList ? level : null;
      }
    }
    return null;
  }

  private static void add(Level level, String name) {
    if (level != null && level.names.size() < MOST_NAMES) {
      level.names.add(name);
    }
  }

  private void endItem(Level level) {
    if (level.isList && !level.names.isEmpty()) {
      if (level.alias != null) {
        put(level.alias, level.names);
      } else if (!level.isSimple) {
        put(level.names.iterator().next(), level.names);
        put(UNNAMED, level.names);
      }
      level.passedOn.addAll(level.names);
    }
    level.names = new LinkedHashSet<>();
    level.alias = null;
    level.isSimple = true;
    level.afterAs = false;
    level.afterName = false;
  }

  private void put(String label, Set<String> names) {
    behind
        .computeIfAbsent(label.toLowerCase(Locale.ROOT), unknown -> new LinkedHashSet<>())
        .addAll(names);
  }

  /** Returns, for each label in lower case, all names that it stands for, its own left out. */
  Map<String, List<String>> byLabel() {
    Map<String, List<String>> all = new HashMap<>();
    behind.keySet().forEach(label -> all.put(label, behind(label)));
    return Map.copyOf(all);
  }

  /** Follows aliases of aliases, as queries within queries have them. */
  private List<String> behind(String label) {
    Set<String> found = new LinkedHashSet<>();
    Deque<String> left = new ArrayDeque<>(List.of(label));
    while (!left.isEmpty()) {
      for (String name : behind.getOrDefault(left.pop(), Set.of())) {
        String folded = name.toLowerCase(Locale.ROOT);
        if (!folded.equals(label) && found.size() < MOST_NAMES && found.add(name)) {
          left.push(folded);
        }
      }
    }
    return new ArrayList<>(found);
  }
}
