package dev.chronicle.demo.resources;

import dev.chronicle.demo.core.InvalidValueException;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A task's version as an entity tag, and the conditions that name such tags (RFC 9110). */
final class EntityTags {
  private static final Pattern LIST =
      Pattern.compile("\\s*(W/)?\"[^\"]*\"(\\s*,\\s*(W/)?\"[^\"]*\")*\\s*");
  private static final Pattern TAG = Pattern.compile("(W/)?\"([^\"]*)\"");
  private static final Pattern VERSION = Pattern.compile("[1-9][0-9]{0,17}");

  /** Stands for a tag that no task can have; versions start at 1. */
  private static final long NO_VERSION = 0;

  private EntityTags() {}

  static String of(long version) {
    return "\"" + version + "\"";
  }

  /**
   * Returns the versions that an {@code If-Match} header allows; empty if it allows any.
   *
   * @param header may be {@code null}
   * @throws InvalidValueException if the header is not well-formed
   */
  static Set<Long> allowedBy(String header) {
    if (header == null || header.strip().equals("*")) {
      return Set.of();
    }
    if (!LIST.matcher(header).matches()) {
      throw InvalidValueException.of("If-Match", "must be an ETag such as \"3\"", header);
    }
    Set<Long> versions = new HashSet<>();
    for (Matcher tag = TAG.matcher(header); tag.find(); ) {
      versions.add(tag.group(1) == null ? version(tag.group(2)) : NO_VERSION);
    }
    return versions;
  }

  /**
   * Says whether an {@code If-None-Match} header names this version, so that it need not be sent.
   */
  static boolean isKnown(String header, long version) {
    return header.strip().equals("*")
        || TAG.matcher(header).results().anyMatch(tag -> version(tag.group(2)) == version);
  }

  private static long version(String tag) {
    return VERSION.matcher(tag).matches() ? Long.parseLong(tag) : NO_VERSION;
  }
}
