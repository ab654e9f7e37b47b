package dev.chronicle.replay.junit;

import dev.chronicle.call.CapturedCall;
import dev.chronicle.replay.ReplayResult;
import dev.chronicle.replay.Replayer;
import dev.chronicle.replay.TargetResolver;
import dev.chronicle.store.CallJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Writes recorded calls down as the source of plain JUnit tests. Only calls that match when played
 * back become tests, so the tests pass on the build that they are made with. The same calls and
 * code give the same source.
 *
 * <p>The tests need chronicle-capture on the class path, which woven code needs anyway, but not
 * chronicle-store, unless a {@link TargetResolver} makes their objects.
 */
public final class TestGenerator {
  private static final String WORLD = "RecordedWorld.java.txt";

  /** What a class file can hold with room to spare: its constants are numbered with 16 bits. */
  private static final int TESTS_IN_A_CLASS = 500;

  private final Map<String, String> targets;
  private final String resolver;
  private final Function<CapturedCall, String> kind;

  /**
   * Makes a generator of one test for each shape of call and outcome.
   *
   * @param targets Java expressions that make the objects to call, by binary name of their class
   * @param resolver binary name of a {@link TargetResolver} that makes all others; {@code null} for
   *     none, then a class needs a constructor without parameters that is not private
   */
  public TestGenerator(Map<String, String> targets, String resolver) {
    this(targets, resolver, CallShape::of);
  }

  private TestGenerator(
      Map<String, String> targets, String resolver, Function<CapturedCall, String> kind) {
    this.targets = Map.copyOf(targets);
    this.resolver = resolver;
    this.kind = kind;
  }

  /** Returns a generator of one test for each call. */
  public TestGenerator forEveryCall() {
    return new TestGenerator(targets, resolver, call -> call.id().toString());
  }

  /** Plays back the calls that a replayer selects, and makes tests of some that match. */
  public GeneratedTests generate(Replayer replayer) {
    Map<String, CapturedCall> chosen = new TreeMap<>();
    TreeMap<String, Long> skipped = new TreeMap<>();
    replayer.start(result -> choose(result, chosen, skipped)).report();

    Map<Class<?>, List<CapturedCall>> byClass = new TreeMap<>(Comparator.comparing(Class::getName));
    Map<CapturedCall, Method> methods = new LinkedHashMap<>();
    for (CapturedCall call : chosen.values()) {
      Method method = replayer.methodOf(call).orElseThrow();
      methods.put(call, method);
      byClass.computeIfAbsent(method.getDeclaringClass(), type -> new ArrayList<>()).add(call);
    }
    TreeMap<String, String> sources = new TreeMap<>();
    TreeMap<String, String> resources = new TreeMap<>();
    int tests = 0;
    for (Map.Entry<Class<?>, List<CapturedCall>> entry : byClass.entrySet()) {
      List<CapturedCall> calls = entry.getValue();
      calls.sort(Comparator.comparing(CapturedCall::id));
      for (int part = 0; part * TESTS_IN_A_CLASS < calls.size(); part++) {
        TestSource source =
            new TestSource(entry.getKey(), part, targets, resolver, replayer::throwableNamed);
        StringBuilder recording = new StringBuilder();
        for (CapturedCall call : part(calls, part)) {
          try {
            source.add(call, methods.get(call), replayer.dependenciesOf(call));
            tests++;
            recording.append(CallJson.write(call)).append('\n');
          } catch (NoTestException reason) {
            skipped.merge(reason.getMessage(), 1L, Long::sum);
          }
        }
        if (!source.isEmpty()) {
          String path = source.folder() + source.className();
          sources.put(path + ".java", source.toString());
          sources.put(
              source.folder() + "RecordedWorld.java", world(entry.getKey().getPackageName()));
          resources.putAll(source.resources());
          resources.put(path + ".jsonl", recording.toString());
        }
      }
    }
    return new GeneratedTests(sources, resources, tests, skipped);
  }

  private static List<CapturedCall> part(List<CapturedCall> calls, int part) {
    int start = part * TESTS_IN_A_CLASS;
    return calls.subList(start, Math.min(start + TESTS_IN_A_CLASS, calls.size()));
  }

  private void choose(
      ReplayResult result, Map<String, CapturedCall> chosen, Map<String, Long> skipped) {
    synchronized (chosen) {
      if (result instanceof ReplayResult.Matched matched) {
        chosen.merge(
            kind.apply(matched.call()),
            matched.call(),
            (one, other) -> one.id().compareTo(other.id()) <= 0 ? one : other);
      } else {
        skipped.merge("calls that do not match when they are played back", 1L, Long::sum);
      }
    }
  }

  private static String world(String packageName) {
    try (InputStream text = TestGenerator.class.getResourceAsStream(WORLD)) {
      String source = new String(text.readAllBytes(), StandardCharsets.UTF_8);
      return packageName.isEmpty() ? source : "package " + packageName + ";\n\n" + source;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(WORLD, unreadable);
    }
  }
}
