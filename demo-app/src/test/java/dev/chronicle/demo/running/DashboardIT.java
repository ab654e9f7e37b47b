package dev.chronicle.demo.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/**
 * People's ways through the dashboard, in a real browser. The first visitor comes first, as only an
 * empty server can show what it shows when it is empty.
 */
@EnabledIf("dev.chronicle.demo.running.Browser#isInstalled")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DashboardIT {
  private static RunningDemo demo;
  private static Api api;
  private static Browser browser;

  @BeforeAll
  static void start(@TempDir Path directory) {
    demo = RunningDemo.startIn(directory);
    api = demo.api();
    browser = Browser.open(demo.uri());
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
    demo.close();
  }

  @AfterEach
  void reset() {
    browser.scripts("on");
    browser.colours("light");
    browser.go("/dashboard/sign-in").script("localStorage.clear()");
  }

  @Test
  @Order(1)
  void firstVisitor_isToldWhatToType_seesNumbersMove_andFollowsAnErrorToItsCall() {
    browser.go("/");
    assertThat(browser.path()).isEqualTo("/dashboard");
    assertThat(browser.text(".command code")).startsWith("java -jar demo-simulator");

    api.taskThatIs("completed");
    browser.untilText(".tile .tile-value", "4");
    assertThat(browser.all(".empty")).isEmpty();

    api.get("/tasks/0000000000000").expect(404);
    browser.untilText(".tile.bad .tile-value", "20 %");
    browser.click(".tile.bad");
    assertThat(browser.path()).contains("/dashboard/captures").contains("has_error=true");
    browser.click("tr[data-row] a");
    assertThat(browser.text("h1")).isEqualTo("get_task");
    assertThat(browser.text("#thrown + .thrown")).contains("TaskNotFoundException");

    browser.go("/dashboard/captures?function_name=create_task").click("tr[data-row] a");
    assertThat(browser.text("[aria-labelledby=deps]")).contains("INSERT INTO tasks");
  }

  @Test
  void chartsAreDrawn_fromTheTableBesideThem() {
    api.createTask("to be counted");
    browser.go("/dashboard");
    browser.until("three charts", () -> browser.all(".plot canvas").size() == 3);
    assertThat(browser.all("#timeline tbody tr[data-t]")).isNotEmpty();
  }

  @Test
  void pause_endsTheBeat_alsoOnTheNextPage() {
    browser.go("/dashboard");
    browser.press("p");
    browser.untilText(".live", "Paused");
    browser.go("/dashboard/captures");
    assertThat(browser.text(".live")).isEqualTo("Paused");
    Object beats =
        browser.slowScript(
            """
            let beats = 0;
            document.body.addEventListener('chronicle:refresh', () => beats++);
            setTimeout(() => arguments[0](beats), 2300);
            """);
    assertThat(beats).isEqualTo(0L);
  }

  @Test
  void twoCalls_areComparedPlaceByPlace() {
    api.createTask("left");
    api.createTask("right");
    browser.go("/dashboard/captures?function_name=create_task");
    browser.press("p");
    browser.all("tr[data-row] input").get(0).click();
    browser.all("tr[data-row] input").get(1).click();
    assertThat(browser.text("[data-chosen]")).isEqualTo("2");
    browser.click("button[data-bar]");
    assertThat(browser.text("h1")).isEqualTo("Two calls compared");
    assertThat(browser.text(".d-changed")).contains("title", "left", "right");
    assertThat(browser.text(".diff")).doesNotContain("args.request.maxRetries");
  }

  @Test
  void bulkChange_ofChosenRows_saysWhichWereRefusedAndWhy() {
    api.createTask("not failed");
    browser.go("/dashboard/tasks?status=pending");
    browser.press("p");
    browser.click("tr[data-row] input");
    browser.click("#bulk summary");
    browser.click("#bulk button");
    assertThat(browser.text(".empty-title")).isEqualTo("Retry 1 task?");
    browser.click("form .primary");
    assertThat(browser.text("tbody")).contains("refused", "it must be failed, is: pending");
  }

  @Test
  void keyboardAlone_goesEverywhere() {
    api.createTask("second by keys");
    api.createTask("first by keys");
    browser.go("/dashboard");
    browser.tab();
    assertThat(browser.focused().getText()).isEqualTo("Skip to the content");
    browser.press("g", "t");
    browser.until("tasks", () -> browser.path().equals("/dashboard/tasks"));
    browser.press("j", "j", Keys.ENTER);
    browser.until("a task", () -> browser.all("#state").size() == 1);
    assertThat(browser.text("h1")).isEqualTo("second by keys");
    browser.press("g", "c");
    browser.until("captures", () -> browser.path().equals("/dashboard/captures"));
    browser.press("/");
    assertThat(browser.focused().getAttribute("name")).isEqualTo("q");
    browser.press("by keys", Keys.ENTER);
    browser.until("found", () -> browser.path().contains("q=by"));
    browser.press("?");
    assertThat(browser.one("#keys").isDisplayed()).isTrue();
    browser.press(Keys.ESCAPE);
    assertThat(browser.one("#keys").isDisplayed()).isFalse();
  }

  @Test
  void darkIsAsTheSystemSays_unlessTheReaderChooses() {
    String background = "return getComputedStyle(document.body).backgroundColor";
    browser.go("/dashboard");
    Object light = browser.script(background);
    browser.colours("dark");
    assertThat(browser.script(background)).isNotEqualTo(light);
    browser.click("[data-action=theme]");
    assertThat(browser.script(background)).isEqualTo(light);
    assertThat(browser.go("/dashboard/tasks").script(background)).isEqualTo(light);
  }

  @Test
  void withoutScript_pagesAreWhole_andFormsWork() {
    String id = api.createTask("without script").path("id").textValue();
    browser.scripts("off");
    browser.go("/dashboard/tasks");
    browser.one("input[type=search]").sendKeys("without script", Keys.ENTER);
    assertThat(browser.text("tbody")).contains("without script");
    browser.click("#m-" + id + " summary");
    browser.click("#m-" + id + " button[formaction$='/claim']");
    assertThat(browser.text(".notice")).isEqualTo("Task " + id + " was claimed.");
    browser.go("/dashboard/tasks/" + id + "/history");
    assertThat(browser.text("#history")).contains("create_task", "claim_task");
    browser.click("#history a");
    assertThat(browser.text(".json")).contains(id);
    browser.go("/dashboard");
    assertThat(browser.all(".tile")).hasSizeGreaterThan(4);
    assertThat(browser.one(".charts").isDisplayed()).isFalse();
  }
}
