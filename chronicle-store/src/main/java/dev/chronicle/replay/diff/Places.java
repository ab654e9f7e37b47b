package dev.chronicle.replay.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The syntax of paths: {@code $.items[3].note}, {@code $['odd key']}, as losses have it. */
public final class Places {
  private static final Pattern STEP =
      Pattern.compile("\\.([^.\\[]+)|\\[(\\d+)]|\\['((?:[^'\\\\]|\\\\.)*)']");

  private Places() {}

  /** Returns the names and indexes that lead to a place: {@code items}, {@code 3}, {@code note}. */
  static List<String> steps(String path) {
    List<String> steps = new ArrayList<>();
    for (Matcher step = STEP.matcher(path); step.find(); ) {
      if (step.group(3) != null) {
        steps.add(step.group(3).replaceAll("\\\\(.)", "$1"));
      } else {
        steps.add(step.group(1) != null ? step.group(1) : step.group(2));
      }
    }
    return steps;
  }

  /** Returns the path of a member of what stands at another. */
  public static String member(String path, String name) {
    return isIdentifier(name)
        ? path + "." + name
        : path + "['" + name.replace("\\", "\\\\").replace("'", "\\'") + "']";
  }

  private static boolean isIdentifier(String name) {
    return !name.isEmpty()
        && Character.isJavaIdentifierStart(name.charAt(0))
        && name.chars().allMatch(Character::isJavaIdentifierPart);
  }
}
