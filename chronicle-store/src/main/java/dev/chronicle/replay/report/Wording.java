package dev.chronicle.replay.report;

import dev.chronicle.call.CapturedCall;
import dev.chronicle.replay.Cluster;
import dev.chronicle.replay.ReplayCounts;
import dev.chronicle.replay.ReplayReport;
import dev.chronicle.replay.diff.Finding;
import dev.chronicle.replay.diff.FindingKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What reports say in words. */
final class Wording {
  private static final int LONGEST_VALUE = 160;
  private static final int LONGEST_ARGUMENT = 40;

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

  /** Returns what a kind of difference means for a call, in a sentence. */
  static String meaning(FindingKind kind) {
    return switch (kind) {
      case THREW -> "It throws now; when it was recorded, it returned.";
      case RETURNED -> "It returns now; when it was recorded, it threw.";
      case EXCEPTION_CHANGED -> "It throws another exception than was recorded.";
      case TYPE_CHANGED -> "A value is of another type, or null on one side only.";
      case NOT_RECORDED -> "It asks a dependency for something that was never recorded.";
      case NOT_MADE -> "It no longer makes a call that was recorded.";
      case DRIFTED -> "It asks a dependency with other arguments than were recorded.";
      case MISSING -> "Something is not there any more.";
      case ADDED -> "Something is there that was not.";
      case CHANGED -> "A value is not what was recorded.";
      case REORDERED -> "The same items come in another order.";
    };
  }

  /** Returns what the headline of a report says. */
  static String headline(ReplayReport report) {
    ReplayCounts counts = report.counts();
    List<String> parts = new ArrayList<>();
    if (counts.diverged() > 0) {
      int clusters = report.clusters().size();
      parts.add(
          calls(counts.diverged())
              + " diverged in "
              + (clusters == 1 ? "1 cluster" : number(clusters) + " clusters"));
    }
    if (counts.failed() > 0) {
      parts.add(calls(counts.failed()) + " failed");
    }
    if (!parts.isEmpty()) {
      return String.join(", ", parts);
    }
    return counts.matched() == 0 ? "Nothing was compared" : "Everything as recorded";
  }

  /** Returns a call as it would stand in source, with its recorded arguments. */
  static String call(CapturedCall call) {
    return call(call, UnaryOperator.identity());
  }

  /** Returns the same in one line, each argument cut so that those behind it are seen too. */
  static String callInLine(CapturedCall call) {
    return line(call(call, json -> cut(json, LONGEST_ARGUMENT)));
  }

  private static String call(CapturedCall call, UnaryOperator<String> value) {
    return call.arguments().stream()
        .map(argument -> argument.name() + " = " + value.apply(argument.value().json()))
        .collect(Collectors.joining(", ", call.function().name() + "(", ")"));
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

  /** Returns text cut to a length that people read, without control characters. */
  static String line(String text) {
    return printable(cut(text, LONGEST_VALUE));
  }

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length) + "…";
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
