package dev.chronicle.call;

import java.util.List;

/**
 * One call of a captured method: what went in, what came out, and what it asked others for.
 *
 * @param id identifies the call
 * @param parentId the captured call within which this one was made; {@code null} for a root
 * @param function the method
 * @param arguments what was passed, in the order of the parameters
 * @param outcome how it ended
 * @param timing when it started and how long it took
 * @param origin where it ran
 * @param dependencies calls to others, within each {@link DependencyCall#path()} in the order in
 *     which they started
 */
public record CapturedCall(
    CallId id,
    CallId parentId,
    FunctionId function,
    List<CapturedArgument> arguments,
    Outcome outcome,
    Timing timing,
    Origin origin,
    List<DependencyCall> dependencies) {

  public CapturedCall {
    arguments = List.copyOf(arguments);
    dependencies = List.copyOf(dependencies);
  }

  /** Returns the worst fidelity among arguments and result: that of the call as a whole. */
  public Fidelity fidelity() {
    Fidelity worst =
        outcome instanceof Outcome.Returned returned ? returned.value().fidelity() : Fidelity.EXACT;
    for (CapturedArgument argument : arguments) {
      worst = worst.worse(argument.value().fidelity());
    }
    return worst;
  }
}
