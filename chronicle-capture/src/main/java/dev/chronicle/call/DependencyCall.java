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
 * @param arguments what was passed, in order
 * @param outcome how it ended
 * @param timing when it started and how long it took
 */
public record DependencyCall(
    String kind,
    String name,
    String path,
    List<CapturedArgument> arguments,
    Outcome outcome,
    Timing timing) {

  /** {@link #path()} of what the calling thread itself did. */
  public static final String CALLING_THREAD = "";

  public DependencyCall {
    arguments = List.copyOf(arguments);
  }
}
