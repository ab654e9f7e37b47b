package dev.chronicle.demo.traffic;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.chronicle.replay.junit.GeneratedTests;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * What came of running generated tests.
 *
 * @param passed ids of the calls that they were made of
 * @param failed the same, with what their tests said
 */
record GeneratedRun(Set<String> passed, Map<String, String> failed) {
  private static final Pattern TEST =
      Pattern.compile("/\\*\\* Call (\\S+) of .*?\\R\\s*@Test\\R\\s*void (\\w+)\\(");

  /** Runs the tests, which were compiled. */
  static GeneratedRun of(GeneratedTests tests, ClassLoader loader) throws ClassNotFoundException {
    GeneratedRun run = new GeneratedRun(new HashSet<>(), new TreeMap<>());
    for (Map.Entry<String, String> file : tests.sources().entrySet()) {
      Map<String, String> callOf = new HashMap<>();
      for (Matcher test = TEST.matcher(file.getValue()); test.find(); ) {
        callOf.put(test.group(2), test.group(1));
      }
      if (!callOf.isEmpty()) {
        Class<?> type = loader.loadClass(file.getKey().replace('/', '.').replace(".java", ""));
        LauncherFactory.create()
            .execute(
                LauncherDiscoveryRequestBuilder.request().selectors(selectClass(type)).build(),
                run.new Listener(callOf));
      }
    }
    return run;
  }

  private final class Listener implements TestExecutionListener {
    private final Map<String, String> callOf;

    Listener(Map<String, String> callOf) {
      this.callOf = callOf;
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      if (test.getSource().orElse(null) instanceof MethodSource method) {
        String call = callOf.get(method.getMethodName());
        if (result.getStatus() == TestExecutionResult.Status.SUCCESSFUL) {
          passed.add(call);
        } else {
          failed.put(call, result.getThrowable().map(Throwable::toString).orElse(""));
        }
      }
    }
  }
}
