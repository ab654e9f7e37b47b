package dev.chronicle.replay.junit;

import dev.chronicle.call.CapturedArgument;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.replay.ReplayResult;
import dev.chronicle.replay.Replayer;
import dev.chronicle.replay.TargetResolver;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;

/** The test of one recorded call. */
final class ReplayInvocation implements TestTemplateInvocationContext {
  private static final int LONGEST_NAME = 100;

  private final CapturedCall call;
  private final Replayer.Builder builder;
  private final TargetResolver targets;

  /**
   * Makes a test.
   *
   * @param targets {@code null} to take the test instance, if it is a resolver
   */
  ReplayInvocation(CapturedCall call, Replayer.Builder builder, TargetResolver targets) {
    this.call = call;
    this.builder = builder;
    this.targets = targets;
  }

  @Override
  public String getDisplayName(int index) {
    String name =
        call.arguments().stream()
            .map(ReplayInvocation::text)
            .collect(Collectors.joining(", ", call.function().name() + "(", ")"));
    return (name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…")
        + " "
        + call.id();
  }

  private static String text(CapturedArgument argument) {
    return argument.name() + " = " + argument.value().json();
  }

  @Override
  public List<Extension> getAdditionalExtensions() {
    return List.of(new Replaying());
  }

  /** Plays the call back before the method's body runs, and hands the result to it. */
  private final class Replaying implements BeforeTestExecutionCallback, ParameterResolver {
    private ReplayResult result;

    @Override
    public void beforeTestExecution(ExtensionContext context) {
      Outcomes.check(result(context));
    }

    private synchronized ReplayResult result(ExtensionContext context) {
      if (result == null) {
        Object instance = context.getRequiredTestInstance();
        TargetResolver chosen =
            targets == null && instance instanceof TargetResolver own ? own : targets;
        result = replayer(chosen == null ? TargetResolver.none() : chosen).replayInTime(call);
      }
      return result;
    }

    /** All calls of a recording share the builder, and JUnit may run them in parallel. */
    private Replayer replayer(TargetResolver chosen) {
      synchronized (builder) {
        return builder.targets(chosen).build();
      }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == ReplayResult.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return result(context);
    }
  }
}
