package dev.chronicle.capture.replay;

import dev.chronicle.call.CapturedArgument;
import java.lang.reflect.Type;
import java.util.List;

/**
 * A dependency call that a method wants to make in a replay. Described as it would be recorded.
 *
 * @param kind as in {@link dev.chronicle.call.DependencyCall#kind()}
 * @param name as in {@link dev.chronicle.call.DependencyCall#name()}
 * @param path as in {@link dev.chronicle.call.DependencyCall#path()}
 * @param arguments what it passes, written down as in a recording
 * @param resultType the type to decode a recorded result to, {@code void.class} where nothing is
 *     returned; {@link dev.chronicle.call.Outcome} where an adapter reads the recorded outcome
 *     itself, whatever its fidelity: that then is the value of the {@link Answer}, unless it is an
 *     exception
 * @param exceptionTypes what the method declares to throw
 */
public record DependencyRequest(
    String kind,
    String name,
    String path,
    List<CapturedArgument> arguments,
    Type resultType,
    List<Class<?>> exceptionTypes) {

  public DependencyRequest {
    arguments = List.copyOf(arguments);
    exceptionTypes = List.copyOf(exceptionTypes);
  }
}
