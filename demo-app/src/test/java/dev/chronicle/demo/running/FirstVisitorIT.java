package dev.chronicle.demo.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.WebElement;

/** The way of somebody who has just started the server, and has never seen the pages. */
@EnabledIf("dev.chronicle.demo.running.Browser#isInstalled")
class FirstVisitorIT {
  @TempDir private Path directory;

  @Test
  void startsTraffic_seesNumbersMove_andFollowsAKindOfErrorDownToTheSqlOfACall() {
    try (RunningDemo demo =
            RunningDemo.startIn(
                directory, Map.of("CHRONICLE_TRACE_URL", "http://127.0.0.1:9/t/{trace_id}"));
        Browser browser = Browser.open(demo.uri())) {
      browser.go("/");
      assertThat(browser.path()).isEqualTo("/dashboard");
      assertThat(browser.text(".command code")).startsWith("java -jar demo-simulator");

      for (String page :
          List.of(
              "",
              "/tasks",
              "/captures",
              "/analysis",
              "/analysis/function?function_name=f",
              "/analysis/compare")) {
        browser.go("/dashboard" + page);
        assertThat(browser.text(".empty .command code"))
            .as("the next command on an empty page, " + page)
            .matches("(java -jar demo-simulator/|curl -s ).*")
            .contains(demo.uri().toString());
      }
      browser.go("/dashboard/replay");
      assertThat(browser.text("#replay")).contains("java -jar demo-simulator/");

      browser.press("g", "s");
      browser.untilText("h1", "Traffic Simulator");
      enter(browser, "rate", "10");
      enter(browser, "errors", "50");
      browser.click(".run-head .primary");
      browser.untilText(".run-head", "running");
      browser.until("requests were sent", () -> tile(browser, "Sent") > 5);

      browser.press("g", "d");
      browser.untilText("h1", "Dashboard");
      long before = tile(browser, "Calls");
      browser.until("the number of calls grows by itself", () -> tile(browser, "Calls") > before);
      assertThat(browser.all(".empty")).isEmpty();
      browser.until("some calls failed", () -> !browser.all(".tile.bad").isEmpty());

      browser.press("g", "a");
      browser.untilText("h1", "Analysis");
      browser.untilText("#errors-title + .scroll", "injected");
      browser.press("p");
      browser.click("#errors-title + .scroll tbody td:last-child a");
      browser.untilText("#thrown + .thrown", "Injected");
      assertThat(browser.one(".pairs a[href^='http://127.0.0.1:9/t/']").getAttribute("href"))
          .as("the trace in another program")
          .matches("http://127.0.0.1:9/t/[0-9a-f]{32}");

      browser.go("/dashboard/captures?function_name=create_task&has_error=false");
      browser.click("tr[data-row] a");
      assertThat(browser.text("[aria-labelledby=deps]")).contains("INSERT INTO tasks");
    }
  }

  private static void enter(Browser browser, String field, String value) {
    WebElement input = browser.one("#" + field);
    input.clear();
    input.sendKeys(value);
  }

  private static long tile(Browser browser, String label) {
    Object value =
        browser.script(
            """
            const tile = [...document.querySelectorAll('.tile')]
              .find(each => each.querySelector('.tile-label').textContent === '%s');
            return tile ? tile.querySelector('.tile-value').textContent.replace(/,/g, '') : '0';
            """
                .formatted(label));
    return Long.parseLong((String) value);
  }
}
