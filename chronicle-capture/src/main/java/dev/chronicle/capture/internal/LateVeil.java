package dev.chronicle.capture.internal;

import dev.chronicle.call.CapturedArgument;
import dev.chronicle.call.CapturedThrowable;
import dev.chronicle.call.DependencyCall;
import dev.chronicle.call.Outcome;
import dev.chronicle.capture.value.ByteBudget;
import dev.chronicle.capture.value.ValueCodec;
import java.util.List;

/**
 * Goes over the parts of a call at its end: what one of them has shown to be secret is hidden in
 * those that were written before, too.
 *
 * @param codec wrote the call down
 * @param budget knows what the call has shown
 */
record LateVeil(ValueCodec codec, ByteBudget budget) {

  DependencyCall over(DependencyCall call) {
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

  Outcome over(Outcome outcome) {
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
