package dev.chronicle.call;

import java.util.List;

/**
 * A call that a captured method made to something outside itself, so that a replay can answer it.
 *
 * @param kind what was called: {@code sql}, {@code http}, {@code method}, {@code clock}, {@code
 *     random}, {@code uuid}
 * @param name what identifies it among its kind: the SQL text, {@code GET https://host/path},
 *     {@code TaskDao.find}
 * @param path the line of execution within the captured call: empty for the calling thread itself,
 *     else the numbers of the forks that lead there, {@code 2.1}
 * @param depth 0 for a call that the captured method made itself, 1 for one made within such a
 *     call, such as the SQL of a DAO that is a dependency too, and so on. A replay answers those of
 *     depth 0, and so never comes to the others
 * @param arguments what was passed, in order
 * @param outcome how it ended
 * @param timing when it started and how long it took
 */
public record DependencyCall(
    String kind,
    String name,
    String path,
    int depth,
    List<CapturedArgument> arguments,
    Outcome outcome,
    Timing timing) {

  /** {@link #path()} of what the calling thread itself did. */
  public static final String CALLING_THREAD = "";

  public DependencyCall {
    arguments = List.copyOf(arguments);
  }
}
