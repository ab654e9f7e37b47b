package dev.chronicle.simulator.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes how a run stands, in lines of at most 79 characters. */
final class LiveText {
  private static final int BAR = 30;

  private LiveText() {}

  /** Returns the lines of a block that is written over. */
  static List<String> block(Snapshot run) {
    List<String> lines = new ArrayList<>();
    lines.add(join(rates(run), sent(run)));
    lines.add(join(outcomes(run)));
    lines.add(latency(run.tally().recent()));
    lines.add(join(progress(run), place(run)));
    return lines;
  }

  /** Returns one line that stays. */
  static String line(Snapshot run) {
    return join(
        DurationText.clock(run.elapsed()),
        rates(run),
        errors(run),
        latency(run.tally().recent()),
        away(run));
  }

  private static String rates(Snapshot run) {
    RecentFigures recent = run.tally().recent();
    double reached = recent.seconds() == 0 ? run.reachedRate() : recent.answersPerSecond();
    return String.format(Locale.ROOT, "asked %,.1f/s  reached %,.1f/s", run.askedRate(), reached);
  }

  private static String sent(Snapshot run) {
    return String.format(
        Locale.ROOT,
        "sent %,d  in flight %,d",
        run.tally().total().counts().sent(),
        run.inFlight());
  }

  private static String errors(Snapshot run) {
    Counts counts = run.tally().total().counts();
    return String.format(
        Locale.ROOT, "errors %,d (%.1f %%)", counts.failed(), 100 * counts.failureRate());
  }

  private static String outcomes(Snapshot run) {
    Counts counts = run.tally().total().counts();
    return join(
        errors(run),
        String.format(Locale.ROOT, "conflicts %,d", counts.conflicts()),
        String.format(Locale.ROOT, "not sent %,d", counts.skipped() + counts.unsent()),
        away(run));
  }

  private static String latency(RecentFigures recent) {
    if (recent.latency().count() == 0) {
      return "no answers yet";
    }
    return String.format(
        Locale.ROOT,
        "p50 %s  p95 %s  p99 %s  max %s  (last %d s)",
        DurationText.latency(recent.latency().p50()),
        DurationText.latency(recent.latency().p95()),
        DurationText.latency(recent.latency().p99()),
        DurationText.latency(recent.latency().max()),
        recent.seconds());
  }

  private static String progress(Snapshot run) {
    if (run.progress().isEmpty()) {
      return "";
    }
    double share = run.progress().getAsDouble();
    int full = (int) Math.round(share * BAR);
    return String.format(
        Locale.ROOT, "[%s%s] %3.0f %%", "#".repeat(full), ".".repeat(BAR - full), 100 * share);
  }

  private static String place(Snapshot run) {
    if (run.state() == RunState.STOPPING) {
      return "ending, waiting for the last answers";
    }
    String time =
        DurationText.clock(run.elapsed())
            + run.limit().duration().map(all -> " of " + DurationText.clock(all)).orElse("");
    if (run.limit().requests().isPresent()) {
      return String.format(
          Locale.ROOT,
          "%s  %,d of %,d requests",
          time,
          run.tally().total().counts().planned(),
          run.limit().requests().getAsLong());
    }
    return run.progress().isEmpty() ? time + "  Ctrl-C ends" : time;
  }

  private static String away(Snapshot run) {
    return run.away().map(time -> "server away for " + DurationText.clock(time)).orElse("");
  }

  private static String join(String... parts) {
    return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining("  "));
  }
}
