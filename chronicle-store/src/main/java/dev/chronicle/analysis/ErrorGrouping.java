package dev.chronicle.analysis;

import dev.chronicle.call.CallId;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.call.CapturedThrowable;
import dev.chronicle.call.Outcome;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Groups calls that threw by the kind of their error. Not thread-safe. */
final class ErrorGrouping {
  private final Map<Kind, Group> groups = new HashMap<>();

  /** What errors of one kind have in common. */
  private record Kind(String type, String message, String frame) {
    static Kind of(CapturedCall call, CapturedThrowable error) {
      return new Kind(
          error.type(),
          error.message() == null ? "" : MessageMask.mask(error.message()),
          TopFrame.of(error.stackTrace(), call.function()));
    }
  }

  private static final class Group {
    private final SortedSet<String> functions = new TreeSet<>();
    private long calls;
    private Instant first = Instant.MAX;
    private Instant last = Instant.MIN;
    private CallId example;

    void add(CapturedCall call) {
      Instant start = call.timing().start();
      calls++;
      functions.add(call.function().name());
      first = start.isBefore(first) ? start : first;
      if (!start.isBefore(last)) {
        last = start;
        example = call.id();
      }
    }

    ErrorPattern toPattern(Kind kind) {
      return new ErrorPattern(
          kind.type(), kind.message(), kind.frame(), calls, functions, first, last, example);
    }
  }

  /** Takes a call into account; one that returned is passed over. */
  void add(CapturedCall call) {
    if (call.outcome() instanceof Outcome.Threw threw) {
      groups.computeIfAbsent(Kind.of(call, threw.error()), kind -> new Group()).add(call);
    }
  }

  List<ErrorPattern> patterns() {
    return groups.entrySet().stream()
        .map(group -> group.getValue().toPattern(group.getKey()))
        .sorted(
            Comparator.comparingLong(ErrorPattern::calls)
                .reversed()
                .thenComparing(ErrorPattern::exceptionType)
                .thenComparing(ErrorPattern::message)
                .thenComparing(ErrorPattern::topFrame))
        .toList();
  }
}
