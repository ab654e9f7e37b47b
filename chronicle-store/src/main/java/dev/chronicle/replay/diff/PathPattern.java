package dev.chronicle.replay.diff;

import java.util.regex.Pattern;

/** Paths in which indexes and keys of items do not count. */
final class PathPattern {
  private static final Pattern INDEX =
      Pattern.compile("\\[(?:\\d+|[\\w@]+=(?:[^\\]\\\\]|\\\\.)*)]");

  private PathPattern() {}

  static String of(String path) {
    return path.indexOf('[') < 0 ? path : INDEX.matcher(path).replaceAll("[*]");
  }
}
