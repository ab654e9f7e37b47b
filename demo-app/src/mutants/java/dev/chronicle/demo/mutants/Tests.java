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
final class Tests implements TestExecutionListener {
  private final CancellationToken rest = CancellationToken.create();
  private int passed;
  private boolean hasFailed;

  private Tests() {}

  /** Says whether all tests pass in the classes whose names match, and there are any. */
  static boolean pass(String classNames) {
    LauncherDiscoveryRequest tests =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectPackage("dev.chronicle.demo"))
            .filters(
                includeClassNamePatterns(classNames),
                // Architecture is no behaviour, and the other is a replay itself.
                excludeClassNamePatterns(".*\\.(ArchitectureTest|ReplayTargetsTest)"))
            .build();
    Tests listener = new Tests();
    LauncherFactory.create()
        .execute(
            LauncherExecutionRequestBuilder.request(tests)
                .listeners(listener)
                .cancellationToken(listener.rest)
                .build());
    return listener.passed > 0 && !listener.hasFailed;
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
