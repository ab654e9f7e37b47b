package dev.chronicle.capture.internal;

import dev.chronicle.call.CapturedArgument;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.call.CapturedThrowable;
import dev.chronicle.call.DependencyCall;
import dev.chronicle.call.Origin;
import dev.chronicle.call.Outcome;
import dev.chronicle.capture.value.ByteBudget;
import dev.chronicle.capture.value.ValueCodec;
import java.util.List;

/**
 * Goes over a call once it is written down as a whole: what one part of it has shown to be secret
 * is hidden in those that were written before, too.
 *
 * @param codec wrote the call down
 * @param budget knows what the call has shown
 */
record LateVeil(ValueCodec codec, ByteBudget budget) {

  /** Returns the call itself if it has shown nothing. */
  CapturedCall over(CapturedCall call) {
    if (!budget.knowsSecrets()) {
      return call;
    }
    Origin origin = call.origin();
    return new CapturedCall(
        call.id(),
        call.parentId(),
        call.function(),
        over(call.arguments()),
        over(call.outcome()),
        call.timing(),
        new Origin(origin.service(), codec.hide(origin.thread(), budget), origin.trace()),
        call.dependencies().stream().map(this::over).toList());
  }

  private DependencyCall over(DependencyCall call) {
    return new DependencyCall(
        call.kind(),
        codec.hide(call.name(), budget),
        call.path(),
        call.depth(),
        over(call.arguments()),
        over(call.outcome()),
        call.timing());
  }

  private List<CapturedArgument> over(List<CapturedArgument> arguments) {
    return arguments.stream()
        .map(
            argument ->
                new CapturedArgument(
                    codec.hide(argument.name(), budget), codec.hide(argument.value(), budget)))
        .toList();
  }

  private Outcome over(Outcome outcome) {
    List<CapturedArgument> mutated = over(outcome.mutatedArguments());
    return outcome instanceof Outcome.Returned returned
        ? new Outcome.Returned(codec.hide(returned.value(), budget), mutated)
        : new Outcome.Threw(over(((Outcome.Threw) outcome).error()), mutated);
  }

  private CapturedThrowable over(CapturedThrowable error) {
    return error == null
        ? null
        : new CapturedThrowable(
            error.type(),
            codec.hide(error.message(), budget),
            error.stackTrace(),
            over(error.cause()),
            error.sql());
  }
}
