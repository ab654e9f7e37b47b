package dev.chronicle.demo.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeOptions;

/** The API's page in a real browser that can reach nothing but the server. */
@ExtendWith(SharedDemo.class)
class DocsPageIT {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
  private static final String OPERATION = "#operations-tasks-create_task";

  @Test
  void tryItOut_worksUnderThePagesOwnPolicy(RunningDemo demo) throws Exception {
    assumeThat(Files.exists(CHROMIUM) && Files.exists(DRIVER))
        .as("skipped: install chromium and chromium-driver to test /docs in a browser")
        .isTrue();
    ChromeDriver browser = start();
    try {
      browser.get(demo.uri().resolve("/docs").toString());
      await(browser, OPERATION + " button").get(0).click();
      await(browser, OPERATION + " button.execute").get(0).click();
      String status = OPERATION + " .live-responses-table tbody .response-col_status";

      assertThat(await(browser, status))
          .anySatisfy(cell -> assertThat(cell.getText()).startsWith("201"));
      List<String> complaints =
          browser.manage().logs().get("browser").getAll().stream()
              .map(String::valueOf)
              .filter(line -> line.contains("SEVERE"))
              .toList();
      assertThat(complaints).isEmpty();
      Files.write(Path.of("target", "docs-page.png"), browser.getScreenshotAs(OutputType.BYTES));
    } finally {
      browser.quit();
    }
  }

  private static List<WebElement> await(ChromeDriver browser, String selector) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> browser.findElements(By.cssSelector(selector)), elements -> !elements.isEmpty());
  }

  private static ChromeDriver start() {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(CHROMIUM.toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--window-size=1200,1600",
        "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1");
    System.setProperty("webdriver.chrome.driver", DRIVER.toString());
    return new ChromeDriver(options);
  }
}
