package dev.chronicle.replay.report;

import dev.chronicle.replay.Cluster;
import dev.chronicle.replay.ReplayCounts;
import dev.chronicle.replay.ReplayReport;
import dev.chronicle.replay.diff.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What reports say in words. */
final class Wording {
  private static final int LONGEST_VALUE = 160;

  private Wording() {}

  /** Returns the result in a sentence. */
  static String summary(ReplayReport report) {
    return "%s replayed: %s. %s."
        .formatted(
            calls(report.counts().total()),
            counts(report.counts()),
            report.liveCalls() == 1
                ? "1 dependency was really called"
                : number(report.liveCalls()) + " dependencies were really called");
  }

  /** Returns the counts that are not zero, but always how many matched. */
  static String counts(ReplayCounts counts) {
    List<String> parts = new ArrayList<>();
    parts.add(number(counts.matched()) + " matched");
    addIfAny(parts, counts.diverged(), "diverged");
    addIfAny(parts, counts.skipped(), "skipped");
    addIfAny(parts, counts.incompatible(), "incompatible");
    addIfAny(parts, counts.failed(), "failed");
    return String.join(", ", parts);
  }

  private static void addIfAny(List<String> parts, long count, String word) {
    if (count > 0) {
      parts.add(number(count) + " " + word);
    }
  }

  static String calls(long count) {
    return count == 1 ? "1 call" : number(count) + " calls";
  }

  static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** Returns what a cluster is about: {@code create_task $.result.title CHANGED}. */
  static String title(Cluster cluster) {
    return cluster.function() + " " + cluster.path() + " " + cluster.kind();
  }

  /** Returns what a finding says of both sides, in one line without control characters. */
  static String sides(Finding finding) {
    List<String> parts = new ArrayList<>();
    if (finding.recorded() != null) {
      parts.add("recorded " + line(finding.recorded()));
    }
    if (finding.replayed() != null) {
      parts.add("replayed " + line(finding.replayed()));
    }
    if (!finding.note().isEmpty()) {
      parts.add(line(finding.note()));
    }
    return String.join(", ", parts);
  }

  private static String line(String text) {
    String cut = text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "…";
    return printable(cut);
  }

  /** Returns text without characters that a terminal, XML or HTML would take amiss. */
  static String printable(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              boolean isPlain = !Character.isISOControl(c) && Character.isDefined(c);
              boolean isText = isPlain && !Character.isSurrogate((char) c) && c != 0xFFFE;
              kept.appendCodePoint(c > 0xFFFF || isText ? c : ' ');
            });
    return kept.toString();
  }
}
