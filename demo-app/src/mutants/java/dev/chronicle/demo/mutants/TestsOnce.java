package dev.chronicle.demo.mutants;

import static org.junit.platform.engine.discovery.ClassNameFilter.excludeClassNamePatterns;
import static org.junit.platform.engine.discovery.ClassNameFilter.includeClassNamePatterns;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;

import org.junit.platform.engine.CancellationToken;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherExecutionRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs tests of the demo up to the first that fails. */
final class TestsOnce implements TestExecutionListener {
  private final CancellationToken rest = CancellationToken.create();
  private int passed;
  private boolean hasFailed;

  private TestsOnce() {}

  /** Takes a pattern of class names; ends with 1 if a test fails, or there is none. */
  public static void main(String[] arguments) {
    LauncherDiscoveryRequest tests =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectPackage("dev.chronicle.demo"))
            .filters(
                includeClassNamePatterns(arguments[0]),
                // Architecture is no behaviour, and the other is a replay itself.
                excludeClassNamePatterns(".*\\.(ArchitectureTest|ReplayTargetsTest)"))
            .build();
    TestsOnce listener = new TestsOnce();
    LauncherFactory.create()
        .execute(
            LauncherExecutionRequestBuilder.request(tests)
                .listeners(listener)
                .cancellationToken(listener.rest)
                .build());
    System.out.println(listener.passed + " tests passed");
    System.exit(listener.hasFailed || listener.passed == 0 ? 1 : 0);
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (result.getStatus() == TestExecutionResult.Status.FAILED) {
      System.out.println("FAILED " + test.getDisplayName());
      result.getThrowable().ifPresent(failure -> System.out.println(failure.getMessage()));
      hasFailed = true;
      rest.cancel();
    } else if (test.isTest()) {
      passed++;
    }
  }
}
