package dev.chronicle.store.consumer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The code that README shows. */
final class Readme {
  private static final Path FILE = Path.of("../README.md");

  private Readme() {}

  /** Returns the fenced blocks of one language, in order. */
  static List<String> blocks(String language) throws IOException {
    return blocks(FILE, language);
  }

  /** Returns those of another page. */
  static List<String> blocks(Path page, String language) throws IOException {
    return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
        .matcher(Files.readString(page))
        .results()
        .map((MatchResult block) -> block.group(1))
        .toList();
  }

  /** Returns the lines of a text without the space they begin with. */
  static String withoutIndent(String text) {
    return text.lines().map(String::strip).collect(Collectors.joining("\n", "", "\n"));
  }
}
