package dev.chronicle.demo.mutants;

import java.nio.file.Path;

/**
 * One change to one place in a source file. Immutable.
 *
 * @param line from 1
 * @param original the text that is replaced
 * @param start where it starts in the file
 */
record Mutant(
    Path file, long line, Operator operator, int start, String original, String replacement) {

  /** Returns the source with the change. */
  String in(String source) {
    return source.substring(0, start) + replacement + source.substring(start + original.length());
  }

  /** Returns the place: {@code RetryPolicy:49}. */
  String place() {
    return file.getFileName().toString().replace(".java", "") + ":" + line;
  }

  /** Returns the change in one line. */
  String change() {
    return oneLine(original) + " → " + oneLine(replacement);
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ");
  }
}
