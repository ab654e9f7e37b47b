package dev.chronicle.capture.replay;

/**
 * Opens scopes in which woven code takes part in a replay, made once by {@link
 * dev.chronicle.capture.Chronicle#replayScopes} and used for many calls. Thread-safe.
 *
 * <pre>{@code
 * ReplayScopes scopes = Chronicle.replayScopes(codec);
 * try (ReplayScope scope = scopes.open(answers)) {
 *   method.invoke(target, arguments);
 * }
 * }</pre>
 *
 * <p>In a scope nothing is offered to the sink of a Chronicle, installed or not. Entering a
 * captured method asks {@link ReplayAnswers#nested}; its dependency calls are answered by what that
 * returned, and never made. When the method ends, {@link ReplayAnswers#ended} gets the call as it
 * would have been recorded.
 */
@FunctionalInterface
public interface ReplayScopes {

  /**
   * Opens a scope on this thread, within whatever scope is open on it already.
   *
   * @param root is asked for the answers of the captured method that is invoked; its own {@link
   *     ReplayAnswers#answer} is asked only for dependency calls made outside any captured method
   */
  ReplayScope open(ReplayAnswers root);
}
