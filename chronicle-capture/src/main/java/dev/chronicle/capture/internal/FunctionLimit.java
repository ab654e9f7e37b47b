package dev.chronicle.capture.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.chronicle.call.CaptureNotice;
import dev.chronicle.call.CapturedValue;
import dev.chronicle.call.FunctionId;
import dev.chronicle.capture.sampling.CallLimit;
import java.util.Map;
import java.util.function.Function;

/** A limit as it holds for one function. Thread-safe. */
final class FunctionLimit {
  /** Values that are counted each by itself. */
  private static final int MOST_VALUES = 1_000;

  private static final String ALL_CALLS = "";
  private static final JsonMapper JSON = new JsonMapper();

  private final CallLimit limit;
  private final FunctionId function;
  private final Map<String, LimitCounter> counters;
  private final LimitCounter furtherValues;
  private final NoticeBoard notices;
  private final ArgumentField field;
  private final Function<Object, CapturedValue> writer;

  /**
   * @param field whose value calls are counted by; {@code null} to count all calls together
   * @param writer writes an argument down without its secrets
   */
  FunctionLimit(
      CallLimit limit,
      FunctionId function,
      Map<String, LimitCounter> counters,
      NoticeBoard notices,
      ArgumentField field,
      Function<Object, CapturedValue> writer) {
    this.limit = limit;
    this.function = function;
    this.counters = counters;
    this.furtherValues = counter(ALL_CALLS);
    this.notices = notices;
    this.field = field;
    this.writer = writer;
  }

  /** Counts a call, and says whether it may be recorded. */
  boolean admits(Object[] arguments, long nowNanos) {
    LimitCounter counter = field == null ? furtherValues : counterOf(field.read(arguments));
    return switch (counter.count(nowNanos)) {
      case WITHIN, KEPT_BEYOND -> true;
      case BEYOND -> false;
      case FIRST_BEYOND -> {
        tell(counter == furtherValues ? null : arguments);
        yield limit.keepOneIn() == 1;
      }
    };
  }

  private LimitCounter counterOf(String value) {
    if (value == null) {
      return furtherValues;
    }
    LimitCounter known = counters.get(value);
    if (known != null) {
      return known;
    }
    return counters.size() < MOST_VALUES ? counter(value) : furtherValues;
  }

  private LimitCounter counter(String value) {
    return counters.computeIfAbsent(value, unused -> new LimitCounter(limit));
  }

  private void tell(Object[] arguments) {
    String which =
        field == null
            ? ""
            : " with "
                + String.join(".", limit.field())
                + " = "
                + (arguments == null ? "any further value" : shown(arguments));
    String consequence =
        limit.keepOneIn() > 0
            ? "one in " + limit.keepOneIn() + " is recorded"
            : "no more are recorded";
    notices.tell(
        CaptureNotice.Kind.LIMIT_REACHED,
        function,
        0,
        "More than %d calls of %s%s in %s: until the next, %s"
            .formatted(limit.calls(), function.name(), which, limit.window(), consequence));
  }

  /** Returns the value as a recording would show it, so that what is secret stays so. */
  private String shown(Object[] arguments) {
    try {
      JsonNode at = JSON.readTree(writer.apply(arguments[field.argument()]).json());
      for (String name : field.path()) {
        at = at.path(name);
      }
      return at.isMissingNode() ? "a value that is not recorded" : at.toString();
    } catch (JsonProcessingException | RuntimeException unreadable) {
      return "a value that is not recorded";
    }
  }
}
