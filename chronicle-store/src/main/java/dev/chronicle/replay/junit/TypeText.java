package dev.chronicle.replay.junit;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;

/** Types as they are written in source. */
final class TypeText {
  private TypeText() {}

  /**
   * Returns a type as a variable is declared with.
   *
   * @throws NoTestException if it cannot be named, or has variables
   */
  static String of(Type type, Literals literals) throws NoTestException {
    if (type instanceof Class<?> raw) {
      return literals
          .nameOf(raw)
          .orElseThrow(() -> new NoTestException("types that a test cannot name"));
    }
    if (type instanceof ParameterizedType parameterized) {
      List<String> arguments = new ArrayList<>();
      for (Type argument : parameterized.getActualTypeArguments()) {
        arguments.add(of(argument, literals));
      }
      return of(parameterized.getRawType(), literals) + "<" + String.join(", ", arguments) + ">";
    }
    throw new NoTestException("types with variables");
  }
}
