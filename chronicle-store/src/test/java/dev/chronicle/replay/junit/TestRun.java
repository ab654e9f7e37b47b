package dev.chronicle.replay.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.ArrayList;
import java.util.List;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * What came of running a test class.
 *
 * @param passed display names
 * @param failed messages
 * @param aborted messages
 */
record TestRun(List<String> passed, List<String> failed, List<String> aborted) {

  /** Runs the tests of a class as a build would. */
  static TestRun of(Class<?> testClass) {
    TestRun run = new TestRun(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectClass(testClass))
            .configurationParameter("junit.jupiter.conditions.deactivate", "*")
            .build();
    LauncherFactory.create().execute(request, run.new Listener());
    return run;
  }

  private final class Listener implements TestExecutionListener {
    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      String message = result.getThrowable().map(Throwable::getMessage).orElse("");
      switch (result.getStatus()) {
        case SUCCESSFUL -> {
          if (test.isTest()) {
            passed.add(test.getDisplayName());
          }
        }
        case FAILED -> failed.add(message);
        case ABORTED -> aborted.add(message);
      }
    }
  }
}
