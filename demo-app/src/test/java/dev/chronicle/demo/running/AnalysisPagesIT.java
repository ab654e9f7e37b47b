package dev.chronicle.demo.running;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chronicle.call.CallBatch;
import dev.chronicle.call.CallId;
import dev.chronicle.call.CapturedArgument;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.call.CapturedThrowable;
import dev.chronicle.call.CapturedValue;
import dev.chronicle.call.FunctionId;
import dev.chronicle.call.Origin;
import dev.chronicle.call.Outcome;
import dev.chronicle.call.ServiceId;
import dev.chronicle.call.Timing;
import dev.chronicle.store.CaptureStore;
import dev.chronicle.store.sqlite.SqliteCaptureStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** The page that compares calls, of two times and of two versions, of which the later has a bug. */
@EnabledIf("dev.chronicle.demo.running.Browser#isInstalled")
class AnalysisPagesIT {
  private static final int CALLS = 200;

  @TempDir private Path directory;

  @Test
  void whatDiffersBeyondChance_isTold_withItsSignificance_andAnExampleToOpen() {
    Instant now = Instant.now();
    try (CaptureStore store = SqliteCaptureStore.open(directory.resolve("chronicle_captures.db"))) {
      store.store(calls("1.0", now.minus(Duration.ofHours(3)), number -> false));
      store.store(calls("1.1", now.minus(Duration.ofHours(1)), number -> number % 3 == 0));
    }
    try (RunningDemo demo = RunningDemo.startIn(directory);
        Browser browser = Browser.open(demo.uri())) {
      browser.go("/dashboard/analysis/compare?range=24h&before=1.0&after=1.1");
      expectTheBug(browser);

      browser.go("/dashboard/analysis/compare?range=24h");
      browser.click("main a[href*=earlier_since]");
      expectTheBug(browser);
      assertThat(browser.axe()).isEmpty();
      assertThat(browser.one("input[name=earlier_since]").getDomProperty("value"))
          .as("a form's field takes no time with a zone")
          .isNotEmpty();
      browser.size(360, 740);
      assertThat(browser.script("return document.documentElement.scrollWidth")).isEqualTo(360L);
      browser.size(1440, 1000);

      browser.click("#drift tbody td:last-child a");
      assertThat(browser.text("h1")).isEqualTo("price_of");
      assertThat(browser.text("#thrown + .thrown")).contains("PriceException");
    }
  }

  private static void expectTheBug(Browser browser) {
    browser.untilText("#drift", "share of errors");
    assertThat(browser.text("#drift"))
        .contains("0.00 % (0 of 200)", "33.50 % (67 of 200)", "p < 0.0001", "first");
    assertThat(browser.text("#drift")).contains("new exception", "PriceException");
  }

  private static CallBatch calls(String version, Instant start, IntPredicate fails) {
    return new CallBatch(
        IntStream.range(0, CALLS)
            .mapToObj(i -> call(version, start.plusMillis(i), i, fails.test(i)))
            .toList());
  }

  private static CapturedCall call(String version, Instant start, int number, boolean fails) {
    return new CapturedCall(
        CallId.lowestAt(start),
        null,
        new FunctionId("com.example.Shop", "price", "(I)I", "price_of"),
        List.of(new CapturedArgument("item", CapturedValue.exact(String.valueOf(number % 10)))),
        fails
            ? new Outcome.Threw(
                new CapturedThrowable(
                    "com.example.PriceException", "no price", "com.example.Shop.price", null))
            : new Outcome.Returned(CapturedValue.exact(String.valueOf(number % 10 * 3))),
        new Timing(start, Duration.ofMillis(5)),
        new Origin(new ServiceId("shop", version), "main", null),
        List.of());
  }
}
