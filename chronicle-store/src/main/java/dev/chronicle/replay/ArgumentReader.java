package dev.chronicle.replay;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.chronicle.call.CapturedArgument;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.call.CapturedValue;
import dev.chronicle.call.Fidelity;
import dev.chronicle.capture.value.ValueCodec;
import dev.chronicle.capture.value.ValueReadException;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Turns recorded arguments into what the method of today takes. Immutable. */
final class ArgumentReader {
  private final ValueCodec codec;
  private final Map<String, String> defaults;

  /**
   * Makes a reader.
   *
   * @param defaults JSON for parameters that were added since, by {@code function.parameter}
   */
  ArgumentReader(ValueCodec codec, Map<String, String> defaults) {
    this.codec = codec;
    this.defaults = Map.copyOf(defaults);
  }

  /**
   * Reads the arguments.
   *
   * @throws NotReplayableException if one is not exact, or has no place in the method
   */
  Object[] read(CapturedCall call, LiveMethod method) throws NotReplayableException {
    requireExact(call);
    boolean byName = !method.isExactly(call.function()) || hasSameNames(call, method);
    return read(byName ? byName(call, method) : inOrder(call), method);
  }

  private static boolean hasSameNames(CapturedCall call, LiveMethod method) {
    List<String> names = call.arguments().stream().map(CapturedArgument::name).toList();
    return names.size() == method.parameterNames().size()
        && Set.copyOf(names).equals(Set.copyOf(method.parameterNames()));
  }

  /**
   * Reads the arguments for a method that takes the same, whatever it calls them.
   *
   * @throws NotReplayableException if one is not exact, or does not fit the method
   */
  Object[] readInOrder(CapturedCall call, LiveMethod method) throws NotReplayableException {
    requireExact(call);
    return read(inOrder(call), method);
  }

  private static void requireExact(CapturedCall call) throws NotReplayableException {
    for (CapturedArgument argument : call.arguments()) {
      if (argument.value().fidelity() != Fidelity.EXACT) {
        throw NotReplayableException.skipped(
            "argument %s was recorded %s: %s"
                .formatted(
                    argument.name(), argument.value().fidelity(), Reasons.of(argument.value())));
      }
    }
  }

  private Object[] read(List<CapturedValue> values, LiveMethod method)
      throws NotReplayableException {
    Object[] read = new Object[values.size()];
    for (int i = 0; i < read.length; i++) {
      Parameter parameter = method.parameters().get(i);
      try {
        read[i] = codec.read(values.get(i), parameter.getParameterizedType());
      } catch (ValueReadException misfit) {
        throw NotReplayableException.incompatible(
            "argument %s does not fit %s: %s"
                .formatted(method.parameterNames().get(i), method, misfit.getMessage()));
      }
    }
    return read;
  }

  private static List<CapturedValue> inOrder(CapturedCall call) {
    return call.arguments().stream().map(CapturedArgument::value).toList();
  }

  private List<CapturedValue> byName(CapturedCall call, LiveMethod method)
      throws NotReplayableException {
    List<CapturedArgument> left = new ArrayList<>(call.arguments());
    List<CapturedValue> values = new ArrayList<>();
    for (int i = 0; i < method.parameters().size(); i++) {
      Parameter parameter = method.parameters().get(i);
      String name = method.parameterNames().get(i);
      CapturedArgument recorded = take(left, name, parameter);
      values.add(recorded != null ? recorded.value() : defaultOf(call, method, name, parameter));
    }
    if (!left.isEmpty()) {
      throw NotReplayableException.incompatible(
          "argument %s has no parameter in %s any more".formatted(left.get(0).name(), method));
    }
    return values;
  }

  private static CapturedArgument take(
      List<CapturedArgument> left, String name, Parameter parameter) {
    List<String> names = new ArrayList<>(List.of(name));
    JsonAlias alias = parameter.getAnnotation(JsonAlias.class);
    if (alias != null) {
      names.addAll(List.of(alias.value()));
    }
    for (String known : names) {
      for (CapturedArgument argument : left) {
        if (argument.name().equals(known)) {
          left.remove(argument);
          return argument;
        }
      }
    }
    return null;
  }

  private CapturedValue defaultOf(
      CapturedCall call, LiveMethod method, String name, Parameter parameter)
      throws NotReplayableException {
    String json = defaults.get(call.function().name() + "." + name);
    JsonProperty property = parameter.getAnnotation(JsonProperty.class);
    if (json == null && property != null && !property.defaultValue().isEmpty()) {
      json = property.defaultValue();
    }
    if (json == null) {
      throw NotReplayableException.incompatible(
          "parameter %s of %s was added and has no default".formatted(name, method));
    }
    return CapturedValue.exact(json);
  }
}
