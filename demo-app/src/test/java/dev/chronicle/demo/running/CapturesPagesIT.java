package dev.chronicle.demo.running;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The pages of captured calls: live tail, pause, two calls compared. */
@InBrowser
class CapturesPagesIT {
  private static Api api;
  private static Browser browser;

  @BeforeAll
  static void use(Api shared, Browser sharedBrowser) {
    api = shared;
    browser = sharedBrowser;
  }

  @Test
  void chartsAreDrawn_fromTheTableBesideThem() {
    api.createTask("to be counted");
    browser.go("/dashboard");
    browser.until("three charts", () -> browser.all(".plot canvas").size() == 3);
    assertThat(browser.all("#timeline tbody tr[data-t]")).isNotEmpty();
  }

  @Test
  void liveTail_saysHowManyAreNew_andDoesNotJump_untilAsked() {
    api.createTask("before");
    browser.go("/dashboard/captures?function_name=create_task");
    String first = browser.one("tr[data-row]").getAttribute("id");
    api.createTask("one");
    api.createTask("two");
    browser.untilText("#news", "2 new");
    assertThat(browser.one("tr[data-row]").getAttribute("id")).isEqualTo(first);
    browser.click("[data-news]");
    browser.until(
        "two rows above",
        () -> browser.all("tr[data-row]").get(2).getAttribute("id").equals(first));

    browser.click("[data-follow]");
    api.createTask("followed");
    browser.until(
        "three rows above",
        () -> browser.all("tr[data-row]").get(3).getAttribute("id").equals(first));
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
  void aCall_isATreeThatIsSearched_copiedFrom_andLaidOutOverTime() {
    browser.allowClipboard();
    String task =
        api.post(
                "/tasks",
                "{\"title\": \"searched\", \"payload\": {\"outer\": {\"inner\": \"needle\"}}}")
            .expect(201)
            .text("id");
    String call =
        api.get("/captures?function_name=create_task&q=" + task)
            .json()
            .at("/calls/0/id")
            .textValue();
    browser.go("/dashboard/captures/" + call);
    assertThat(browser.text(".waterfall")).contains("create_task", "sql", "INSERT INTO tasks");
    assertThat(browser.all(".waterfall rect")).hasSameSizeAs(browser.all(".waterfall tbody tr"));
    assertThat(browser.text(".pairs")).contains(call);

    browser.press("/");
    browser.press("needle");
    browser.until("found", () -> !browser.all(".json li.hit").isEmpty());
    assertThat(browser.all(".json li.hit")).allMatch(hit -> hit.getText().contains("needle"));
    assertThat(browser.one(".json li.hit").isDisplayed()).isTrue();

    browser.click(".json li.hit .jk");
    browser.until("copied", () -> browser.text("#toast").contains("copied"));
    assertThat(
            browser.slowScript(
                "const done = arguments[0]; navigator.clipboard.readText().then(done, done);"))
        .isEqualTo("$.payload.outer.inner");
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
    assertThat(browser.text(".diff")).doesNotContain("result.status");
  }
}
