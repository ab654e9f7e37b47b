package dev.chronicle.replay.report;

import dev.chronicle.call.CapturedCall;
import dev.chronicle.call.CapturedThrowable;
import dev.chronicle.call.Outcome;
import dev.chronicle.replay.Divergence;
import java.util.List;
import java.util.regex.Pattern;

/** Where in the code of today an exception comes from. */
final class Frames {
  private static final int SHOWN = 3;

  /** What people do not debug: the JDK, what weaving adds, and Chronicle itself. */
  private static final Pattern FOREIGN =
      Pattern.compile(
          "(java|javax|jdk|sun|org\\.aspectj|dev\\.chronicle\\.capture)\\..*"
              + "|dev\\.chronicle\\.replay\\.[A-Z].*|.*_aroundBody\\d+\\$advice\\(.*"
              + "|.*\\.java:1\\)");

  /** The method that holds a captured method's body once it is woven. */
  private static final Pattern WOVEN_BODY = Pattern.compile("_aroundBody\\d+");

  private Frames() {}

  /**
   * Returns the first frames, each as {@code com.example.Orders.place(Orders.java:42)}, if the
   * replayed call threw and the recorded one did not throw the same; else none.
   */
  static List<String> of(Divergence divergence) {
    if (!(divergence.replayed().outcome() instanceof Outcome.Threw threw)
        || isSame(divergence.recorded(), threw.error())) {
      return List.of();
    }
    return threw
        .error()
        .stackTrace()
        .lines()
        .map(frame -> frame.substring(frame.lastIndexOf('/', frame.indexOf('(')) + 1))
        .filter(frame -> !FOREIGN.matcher(frame).matches())
        .map(frame -> WOVEN_BODY.matcher(frame).replaceAll(""))
        .distinct()
        .limit(SHOWN)
        .toList();
  }

  private static boolean isSame(CapturedCall recorded, CapturedThrowable replayed) {
    return recorded.outcome() instanceof Outcome.Threw threw
        && threw.error().type().equals(replayed.type());
  }
}
