package dev.chronicle.analysis.drift;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.call.CapturedValue;
import dev.chronicle.call.Loss;
import dev.chronicle.call.Outcome;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The outcome of one call, taken apart: which paths its result has and of what types, and the value
 * at each leaf.
 *
 * <p>In a path, the items of a list count as one, and so do the names of members that look like
 * identifiers.
 *
 * @param shape a path and a type each, {@code $.items[].price: number}
 * @param leaves the values at each path, one after the other
 */
record ResultTree(Set<String> shape, Map<String, String> leaves) {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int MOST_PATHS = 500;
  private static final int LONGEST_LEAF = 200;
  private static final int DIGITS_OF_AN_ID = 3;

  /** The path under which an exception stands. */
  static final String EXCEPTION = "exception";

  /** An object or a list that the parser is in. */
  private record Level(String path, boolean isList) {}

  /** Takes a call apart; one whose result was cut has no paths, as what is missing is unknown. */
  static ResultTree of(CapturedCall call) {
    ResultTree tree = new ResultTree(new TreeSet<>(), new HashMap<>());
    if (call.outcome() instanceof Outcome.Threw threw) {
      tree.leaves.put(EXCEPTION, threw.error().type());
    } else if (call.outcome() instanceof Outcome.Returned returned && isWhole(returned.value())) {
      tree.leaves.put(EXCEPTION, "none");
      tree.read(returned.value().json());
    }
    return tree;
  }

  private static boolean isWhole(CapturedValue value) {
    return value.losses().stream()
        .map(Loss::reason)
        .allMatch(
            reason ->
                reason == Loss.Reason.REDACTED
                    || reason == Loss.Reason.IGNORED
                    || reason == Loss.Reason.TYPE_UNKNOWN);
  }

  private void read(String json) {
    try (JsonParser parser = JSON.createParser(json)) {
      Deque<Level> levels = new ArrayDeque<>();
      String member = null;
      for (JsonToken token = parser.nextToken();
          token != null && shape.size() < MOST_PATHS && leaves.size() < MOST_PATHS;
          token = parser.nextToken()) {
        switch (token) {
          case FIELD_NAME -> member = parser.currentName();
          case END_OBJECT, END_ARRAY -> levels.pop();
          default -> value(token, parser, member, levels);
        }
      }
    } catch (IOException noJson) {
      shape.add("$: unreadable");
    }
  }

  private void value(JsonToken token, JsonParser parser, String member, Deque<Level> levels)
      throws IOException {
    Level above = levels.peek();
    String path = "$";
    if (above != null) {
      path = above.path() + (above.isList() ? "[]" : "." + (isIdentifier(member) ? "*" : member));
    }
    shape.add(path + ": " + type(token));
    if (token.isScalarValue()) {
      leaves.merge(path, parser.getText(), ResultTree::join);
    } else {
      levels.push(new Level(path, token == JsonToken.START_ARRAY));
    }
  }

  /** Many values become a start and a sum that tells them from others. */
  private static String join(String before, String next) {
    String all = before + ", " + next;
    return all.length() <= LONGEST_LEAF
        ? all
        : all.substring(0, LONGEST_LEAF / 2) + "… #" + Integer.toHexString(all.hashCode());
  }

  private static boolean isIdentifier(String member) {
    return member.chars().filter(Character::isDigit).count() >= DIGITS_OF_AN_ID;
  }

  private static String type(JsonToken token) {
    return switch (token) {
      case START_OBJECT -> "object";
      case START_ARRAY -> "list";
      case VALUE_STRING -> "string";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "number";
      case VALUE_TRUE, VALUE_FALSE -> "boolean";
      default -> "null";
    };
  }
}
