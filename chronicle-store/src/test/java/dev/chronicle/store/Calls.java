package dev.chronicle.store;

import dev.chronicle.call.CallId;
import dev.chronicle.call.CapturedArgument;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.call.CapturedThrowable;
import dev.chronicle.call.CapturedValue;
import dev.chronicle.call.DependencyCall;
import dev.chronicle.call.FunctionId;
import dev.chronicle.call.Origin;
import dev.chronicle.call.Outcome;
import dev.chronicle.call.ServiceId;
import dev.chronicle.call.Timing;
import dev.chronicle.call.TraceIds;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Makes calls for tests: the n-th starts n seconds after the first. */
public final class Calls {
  public static final Instant START = Instant.parse("2026-01-02T03:04:05.000000123Z");
  public static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

  private Calls() {}

  /** Returns the id of the n-th call. */
  public static CallId id(int n) {
    return new CallId(CallId.lowestAt(START.plusSeconds(n)).value() + 1);
  }

  /** Returns the n-th call, one that returned. */
  public static CapturedCall returned(int n, String function, Duration duration) {
    Outcome outcome = new Outcome.Returned(CapturedValue.exact("{\"note\":\"Ünï \\u0000 100%\"}"));
    return call(n, null, function, duration, outcome, null);
  }

  /** Returns the n-th call, one that threw, within a trace. */
  public static CapturedCall threw(int n, String function, String message) {
    CapturedThrowable cause = new CapturedThrowable("java.io.IOException", null, "", null);
    CapturedThrowable error =
        new CapturedThrowable("java.lang.IllegalStateException", message, "a\nb", cause);
    Origin traced =
        new Origin(new ServiceId("shop", "1"), "main", new TraceIds(TRACE, "b7ad6b7169203331"));
    return call(n, null, function, Duration.ofMillis(1), new Outcome.Threw(error), traced);
  }

  /** Returns the n-th call, made within another. */
  public static CapturedCall within(CallId parent, int n, String function) {
    Outcome outcome = new Outcome.Returned(CapturedValue.NULL);
    return call(n, parent, function, Duration.ofMillis(1), outcome, null);
  }

  /** Returns the same call as another version of the service would have recorded it. */
  public static CapturedCall ofVersion(String version, CapturedCall call) {
    Origin origin = call.origin();
    return new CapturedCall(
        call.id(),
        call.parentId(),
        call.function(),
        call.arguments(),
        call.outcome(),
        call.timing(),
        new Origin(
            new ServiceId(origin.service().name(), version), origin.thread(), origin.trace()),
        call.dependencies());
  }

  private static CapturedCall call(
      int n, CallId parent, String function, Duration duration, Outcome outcome, Origin origin) {
    Timing timing = new Timing(START.plusSeconds(n), duration);
    DependencyCall sql =
        new DependencyCall(
            "sql",
            "select ?",
            "2.1",
            1,
            List.of(new CapturedArgument("1", CapturedValue.exact("\"x\""))),
            new Outcome.Returned(CapturedValue.NULL),
            timing);
    return new CapturedCall(
        id(n),
        parent,
        new FunctionId("shop.Orders", function, "()V", function),
        List.of(new CapturedArgument("order", CapturedValue.exact("{\"count\":" + n + "}"))),
        outcome,
        timing,
        origin != null ? origin : new Origin(new ServiceId("shop", "1"), "main", null),
        List.of(sql));
  }
}
