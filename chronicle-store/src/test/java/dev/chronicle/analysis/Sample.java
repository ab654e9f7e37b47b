package dev.chronicle.analysis;

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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Makes one call for a test; what is not said is as usual. */
public final class Sample {
  public static final Instant START = Instant.parse("2026-01-02T03:00:00Z");

  private final List<DependencyCall> dependencies = new ArrayList<>();
  private final Duration offset;
  private String function = "place";
  private String version = "1";
  private Duration duration = Duration.ofMillis(10);
  private String arguments = "1";
  private Outcome outcome = new Outcome.Returned(CapturedValue.NULL);

  private Sample(Duration offset) {
    this.offset = offset;
  }

  /** A call that started some time after {@link #START}. */
  public static Sample at(Duration offset) {
    return new Sample(offset);
  }

  /** Says what the name says. */
  public Sample function(String name) {
    function = name;
    return this;
  }

  /** Says what the name says. */
  public Sample version(String serviceVersion) {
    version = serviceVersion;
    return this;
  }

  /** Says what the name says. */
  public Sample took(Duration time) {
    duration = time;
    return this;
  }

  /** Says what the name says. */
  public Sample argument(String json) {
    arguments = json;
    return this;
  }

  /** Says what the name says. */
  public Sample returned(String json) {
    outcome = new Outcome.Returned(CapturedValue.exact(json));
    return this;
  }

  /** Says what the name says. */
  public Sample threw(String type, String message, String... frames) {
    outcome =
        new Outcome.Threw(new CapturedThrowable(type, message, String.join("\n", frames), null));
    return this;
  }

  /** Says what the name says. */
  public Sample called(String kind, String name, int depth, Duration time) {
    dependencies.add(
        new DependencyCall(
            kind,
            name,
            DependencyCall.CALLING_THREAD,
            depth,
            List.of(),
            new Outcome.Returned(CapturedValue.NULL),
            new Timing(START.plus(offset), time)));
    return this;
  }

  /** Returns the call; {@code n} tells it from others. */
  public CapturedCall call(int n) {
    Instant start = START.plus(offset);
    return new CapturedCall(
        new CallId(CallId.lowestAt(start).value() + n),
        null,
        new FunctionId("com.example.shop.Orders", function, "()V", function),
        List.of(new CapturedArgument("order", CapturedValue.exact(arguments))),
        outcome,
        new Timing(start, duration),
        new Origin(new ServiceId("shop", version), "main", null),
        dependencies);
  }
}
