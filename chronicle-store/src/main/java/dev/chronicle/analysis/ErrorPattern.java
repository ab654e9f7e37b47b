package dev.chronicle.analysis;

import dev.chronicle.call.CallId;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Errors that are of one kind: the same type of exception, the same message but for what varies in
 * it, from the same place in the application.
 *
 * @param exceptionType binary name of its class
 * @param message the message with its variable parts replaced, {@code task <id> is <text>}; empty
 *     if there was none
 * @param topFrame class and method of the topmost frame of the application; empty if unknown
 * @param calls how many of the calls that were looked at
 * @param functions public names of the functions that threw it
 * @param firstSeen when the first of those started
 * @param lastSeen when the last of those started
 * @param example the last of those
 */
public record ErrorPattern(
    String exceptionType,
    String message,
    String topFrame,
    long calls,
    SortedSet<String> functions,
    Instant firstSeen,
    Instant lastSeen,
    CallId example) {
  public ErrorPattern {
    functions = Collections.unmodifiableSortedSet(new TreeSet<>(functions));
  }
}
