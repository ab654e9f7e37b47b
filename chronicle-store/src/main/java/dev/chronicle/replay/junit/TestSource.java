package dev.chronicle.replay.junit;

import dev.chronicle.call.CapturedArgument;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.call.CapturedThrowable;
import dev.chronicle.call.CapturedValue;
import dev.chronicle.call.DependencyCall;
import dev.chronicle.call.Fidelity;
import dev.chronicle.call.Loss;
import dev.chronicle.call.Outcome;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The source of one test class. Not thread-safe. */
final class TestSource {
  private static final int LONGEST_LITERAL = 1_500;
  private static final int LONGEST_NAME = 80;

  private final Class<?> type;
  private final int part;
  private final Map<String, String> targets;
  private final String resolver;
  private final Function<String, Class<? extends Throwable>> throwables;
  private final Literals literals;
  private final Set<String> names = new HashSet<>();
  private final TreeMap<String, String> resources = new TreeMap<>();
  private final StringBuilder tests = new StringBuilder();

  /**
   * Starts a class.
   *
   * @param part numbers the classes for one {@code type}, from 0
   * @param throwables finds exceptions that dependencies may throw; {@code null} for others
   */
  TestSource(
      Class<?> type,
      int part,
      Map<String, String> targets,
      String resolver,
      Function<String, Class<? extends Throwable>> throwables) {
    this.type = type;
    this.part = part;
    this.targets = targets;
    this.resolver = resolver;
    this.throwables = throwables;
    this.literals = new Literals(type.getPackageName());
  }

  boolean isEmpty() {
    return tests.isEmpty();
  }

  /** Returns the folder of the package, {@code com/example/}. */
  String folder() {
    String folder = type.getPackageName().replace('.', '/');
    return folder.isEmpty() ? "" : folder + "/";
  }

  String className() {
    String name = type.getName().substring(type.getName().lastIndexOf('.') + 1);
    return name.replace("$", "") + (part == 0 ? "" : part + 1) + "RecordedTest";
  }

  SortedMap<String, String> resources() {
    return resources;
  }

  /**
   * Adds the test of a call.
   *
   * @param dependencies what the call and those within it ask of others, in order
   * @throws NoTestException if there can be none
   */
  void add(CapturedCall call, Method method, List<DependencyCall> dependencies)
      throws NoTestException {
    check(method);
    String name = name(call);
    StringBuilder body = new StringBuilder();
    body.append("    Method method = ").append(reflected(method)).append(";\n");
    String world = world(dependencies, name);
    body.append(world);
    List<String> variables = new ArrayList<>();
    for (int i = 0; i < call.arguments().size(); i++) {
      String variable = "a" + i;
      variables.add(variable);
      body.append("    ")
          .append(TypeText.of(method.getGenericParameterTypes()[i], literals))
          .append(' ')
          .append(variable)
          .append(" = ")
          .append(argument(call.arguments().get(i), method, i, name))
          .append(";\n");
    }
    boolean isStatic = Modifier.isStatic(method.getModifiers());
    if (!isStatic) {
      // Made outside the recorded world, which knows nothing of what a constructor asks for.
      body.append("    %s target = %s;\n".formatted(nameOf(type), target()));
    }
    String invocation =
        (isStatic ? nameOf(type) : "target")
            + "."
            + method.getName()
            + "("
            + String.join(", ", variables)
            + ")";
    body.append(outcome(call, method, invocation, name));
    body.append(mutated(call, name));
    if (!dependencies.isEmpty()) {
      body.append("    world.assertAllAsked();\n");
    }
    if (body.indexOf("method.get") < 0) {
      body.delete(0, body.indexOf("\n") + 1);
    }
    names.add(name);
    tests
        .append("\n  /** Call ")
        .append(call.id())
        .append(" of ")
        .append(call.function().name().replaceAll("[^A-Za-z0-9_. $-]", "?"))
        .append(". */\n  @Test\n  void ")
        .append(name)
        .append("() throws Exception {\n")
        .append(body)
        .append("  }\n");
  }

  private void check(Method method) throws NoTestException {
    if (Modifier.isPrivate(method.getModifiers())) {
      throw new NoTestException("private methods");
    }
    if (CompletionStage.class.isAssignableFrom(method.getReturnType())) {
      throw new NoTestException("methods that return before they end");
    }
  }

  private String nameOf(Class<?> one) throws NoTestException {
    return literals
        .nameOf(one)
        .orElseThrow(() -> new NoTestException("types that a test cannot name"));
  }

  private String target() throws NoTestException {
    String expression = targets.get(type.getName());
    if (expression != null) {
      return expression;
    }
    if (resolver != null) {
      return "(%s) new %s().resolve(%s.class)".formatted(nameOf(type), resolver, nameOf(type));
    }
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      if (constructor.getParameterCount() == 0
          && !Modifier.isPrivate(constructor.getModifiers())
          && !Modifier.isAbstract(type.getModifiers())) {
        return "new " + nameOf(type) + "()";
      }
    }
    throw new NoTestException("methods of " + type.getName() + ", for which no target is named");
  }

  private String reflected(Method method) throws NoTestException {
    StringBuilder text = new StringBuilder(nameOf(method.getDeclaringClass()));
    text.append(".class.getDeclaredMethod(\"").append(method.getName()).append('"');
    for (Class<?> parameter : method.getParameterTypes()) {
      text.append(", ").append(nameOf(parameter)).append(".class");
    }
    return text.append(')').toString();
  }

  private String argument(CapturedArgument argument, Method method, int index, String test) {
    String json = argument.value().json();
    return literals
        .of(json, method.getGenericParameterTypes()[index])
        .orElseGet(
            () ->
                "RecordedWorld.read(%s, method.getGenericParameterTypes()[%d])"
                    .formatted(text(json, test + "-arg" + index), index));
  }

  private String outcome(CapturedCall call, Method method, String invocation, String test)
      throws NoTestException {
    boolean isVoid = method.getReturnType() == void.class;
    if (call.outcome() instanceof Outcome.Threw threw) {
      return thrown(threw.error(), invocation, isVoid);
    }
    return isVoid
        ? "    world.run(() -> {\n      %s;\n      return null;\n    });\n".formatted(invocation)
        : "    %s result = world.run(() -> %s);\n"
                .formatted(TypeText.of(method.getGenericReturnType(), literals), invocation)
            + result(call, method, test);
  }

  private static String thrown(CapturedThrowable error, String invocation, boolean isVoid) {
    String code =
        isVoid
            ? "{\n          %s;\n          return null;\n        }".formatted(invocation)
            : invocation;
    return """
        Throwable error = assertThrows(Throwable.class, () -> world.run(() -> %s));
        assertEquals(%s, error.getClass().getName());
        assertEquals(%s, error.getMessage());
    """
        .formatted(code, JavaText.quote(error.type()), message(error));
  }

  private String result(CapturedCall call, Method method, String test) throws NoTestException {
    CapturedValue value = ((Outcome.Returned) call.outcome()).value();
    requireWhole(value, "results");
    String json = value.json();
    return literals
        .of(json, method.getGenericReturnType())
        .map(
            literal ->
                literal.equals("null")
                    ? "    assertNull(result);\n"
                    : "    assertEquals(%s, result);\n".formatted(literal))
        .orElseGet(
            () ->
                "    RecordedWorld.assertRecorded(%s, result, method.getGenericReturnType());\n"
                    .formatted(text(json, test + "-result")));
  }

  private String mutated(CapturedCall call, String test) {
    StringBuilder checks = new StringBuilder();
    for (int i = 0; i < call.arguments().size(); i++) {
      for (CapturedArgument mutated : call.outcome().mutatedArguments()) {
        if (mutated.name().equals(call.arguments().get(i).name())
            && mutated.value().fidelity() == Fidelity.EXACT) {
          checks.append(
              "    RecordedWorld.assertRecorded(%s, a%d, method.getGenericParameterTypes()[%d]);\n"
                  .formatted(text(mutated.value().json(), test + "-after" + i), i, i));
        }
      }
    }
    return checks.toString();
  }

  private String world(List<DependencyCall> dependencies, String test) throws NoTestException {
    StringBuilder code = new StringBuilder("    RecordedWorld world = new RecordedWorld()");
    int number = 0;
    for (DependencyCall call : dependencies) {
      for (CapturedArgument argument : call.arguments()) {
        requireWhole(argument.value(), "arguments of dependencies");
      }
      String arguments =
          call.arguments().stream()
              .map(CapturedArgument::value)
              .map(TestSource::key)
              .collect(Collectors.joining(", "));
      String place = test + "-dependency" + number++;
      code.append("\n        .");
      if (call.outcome() instanceof Outcome.Threw threw) {
        code.append(
            "throwing(%s, %s, %s)"
                .formatted(
                    JavaText.quote(call.name()), text(arguments, place), exception(threw.error())));
      } else {
        CapturedValue answer = ((Outcome.Returned) call.outcome()).value();
        code.append(
            "returning(%s, %s, %s)"
                .formatted(
                    JavaText.quote(call.name()),
                    text(arguments, place),
                    text(answer.json(), place + "-answer")));
      }
    }
    return code.append(";\n").toString();
  }

  /** Where the bytes of a call were spent depends on what else it did. */
  private static void requireWhole(CapturedValue value, String what) throws NoTestException {
    if (value.losses().stream().anyMatch(loss -> loss.reason() == Loss.Reason.BYTES_CUT)) {
      throw new NoTestException("calls with %s that were too large to be kept".formatted(what));
    }
  }

  private static String key(CapturedValue argument) {
    return argument.fidelity() == Fidelity.OPAQUE ? "?" : argument.json();
  }

  private String exception(CapturedThrowable error) throws NoTestException {
    Class<? extends Throwable> found = throwables.apply(error.type());
    if (found == null) {
      throw new NoTestException("calls whose dependency threw an exception that may not be made");
    }
    return "RecordedWorld.exception(%s.class, %s, %s)"
        .formatted(nameOf(found), message(error), cause(error.cause()));
  }

  private static String message(CapturedThrowable error) {
    return error.message() == null ? "null" : JavaText.quote(error.message());
  }

  private String cause(CapturedThrowable cause) throws NoTestException {
    return cause == null || throwables.apply(cause.type()) == null ? "null" : exception(cause);
  }

  /** Returns text as an expression: a literal, or the content of a resource where it is long. */
  private String text(String value, String place) {
    if (value.length() <= LONGEST_LITERAL) {
      return JavaText.quote(value);
    }
    String file = className() + "-" + place + ".json";
    resources.put(folder() + file, value);
    return "RecordedWorld.resource(" + JavaText.quote(file) + ")";
  }

  private String name(CapturedCall call) {
    String outcome;
    if (call.outcome() instanceof Outcome.Threw threw) {
      String thrown = threw.error().type();
      outcome =
          "throws "
              + thrown.substring(Math.max(thrown.lastIndexOf('.'), thrown.lastIndexOf('$')) + 1);
    } else {
      String json = ((Outcome.Returned) call.outcome()).value().json();
      outcome =
          json.startsWith("{")
              ? "returns object"
              : json.startsWith("[") ? "returns list" : "returns " + json.replace('-', 'm');
    }
    String name = JavaText.camelCase(call.function().name()) + "_" + JavaText.camelCase(outcome);
    name = name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
    String unique = name;
    for (int i = 2; names.contains(unique); i++) {
      unique = name + "_" + i;
    }
    return unique;
  }

  @Override
  public String toString() {
    String packageName = type.getPackageName();
    return (packageName.isEmpty() ? "" : "package " + packageName + ";\n\n")
        + """
        import static org.junit.jupiter.api.Assertions.assertEquals;
        import static org.junit.jupiter.api.Assertions.assertNull;
        import static org.junit.jupiter.api.Assertions.assertThrows;

        import java.lang.reflect.Method;
        import org.junit.jupiter.api.Test;

        /** Recorded calls of %s. Written by Chronicle. */
        class %s {%s}
        """
            .formatted(type.getSimpleName(), className(), tests);
  }
}
