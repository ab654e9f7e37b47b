package dev.chronicle.store;

import dev.chronicle.call.CapturedArgument;
import dev.chronicle.call.DependencyCall;
import dev.chronicle.call.Outcome;
import java.util.List;

/**
 * The part of a captured call that only a person or a replay looks into: what went in, what came
 * out, and what was asked of others.
 *
 * @param arguments what was passed, in the order of the parameters
 * @param outcome how the call ended
 * @param dependencies calls to others
 */
public record Recording(
    List<CapturedArgument> arguments, Outcome outcome, List<DependencyCall> dependencies) {
  public Recording {
    arguments = List.copyOf(arguments);
    dependencies = List.copyOf(dependencies);
  }
}
