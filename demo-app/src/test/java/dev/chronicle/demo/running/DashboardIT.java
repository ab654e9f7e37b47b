package dev.chronicle.demo.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
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
  private static final String FUNCTION = "/analysis/function?function_name=create_task";
  private static final String RUN = "window.hacked = (window.hacked || 0) + 1";
  private static final List<String> HOSTILE =
      List.of(
          "<script>" + RUN + "</script>",
          "\"><img src=x onerror='" + RUN + "'>",
          "'><svg/onload=\"" + RUN + "\">",
          "</textarea></title></style><script>" + RUN + "</script>",
          "javascript:" + RUN,
          "{{constructor.constructor('" + RUN + "')()}} ${" + RUN + "} <#assign x=1>",
          "\u202eoverride \u0007bell " + "w".repeat(120));

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
  void bulkRetry_asksWithTheNumber_andTellsEachOutcome() {
    String failed = failedTask("in bulk, one");
    failedTask("in bulk, two");
    browser.go("/dashboard/tasks?status=failed&q=in+bulk");
    browser.click("#bulk summary");
    browser.click("input[name=scope][value=matching]");
    browser.click("#bulk button");
    assertThat(browser.text(".empty-title")).isEqualTo("Retry 2 tasks?");
    browser.click("form .primary");
    assertThat(browser.text(".notice")).isEqualTo("2 put back.");
    assertThat(browser.all("tbody tr")).hasSize(2);
    assertThat(api.get("/tasks/" + failed).text("status")).isEqualTo("pending");
  }

  private static String failedTask(String title) {
    String id = api.createTask(title).path("id").textValue();
    api.post("/tasks/" + id + "/claim", "{\"worker_id\": \"w\"}").expect(200);
    api.post("/tasks/" + id + "/fail", "{\"error_message\": \"so\", \"retryable\": false}")
        .expect(200);
    return id;
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
  void task_isCreated_edited_andLedThroughItsLife_byForms_andItsPageTellsAll() {
    browser.go("/dashboard/tasks/new");
    browser.one("input[name=title]").sendKeys("By hand");
    browser.one("textarea[name=payload]").sendKeys("{\"a\": ");
    browser.click("form.card .primary");
    assertThat(browser.text(".field-error")).startsWith("payload must be JSON");
    assertThat(browser.one("input[name=title]").getAttribute("value")).isEqualTo("By hand");
    browser.one("textarea[name=payload]").clear();
    browser.one("textarea[name=payload]").sendKeys("{\"a\": [1, 2]}");
    browser.click("form.card .primary");
    assertThat(browser.text("h1")).isEqualTo("By hand");
    browser.click("form[action$='/claim'] button");
    browser.click("form[action$='/process'] button");
    browser.one("form[action$='/complete'] textarea").sendKeys("{\"ok\": true}");
    browser.click("form[action$='/complete'] button");
    assertThat(browser.text("#state")).contains("completed");
    browser.untilText("#history", "complete_task");
    assertThat(browser.text("#history"))
        .contains("create_task", "claim_task", "process_task", "complete_task");
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

  @Test
  void axe_findsNothingSerious_inLightAndDark() {
    String id = api.taskThatIs("failed");
    api.get("/tasks/0000000000000").expect(404);
    String call = api.get("/captures?limit=1").json().at("/calls/0/id").textValue();
    String other = api.get("/captures?limit=2").json().at("/calls/1/id").textValue();
    List<String> everyKindOfColour = List.of("", "/tasks", "/captures/" + call, FUNCTION);
    List<String> others =
        List.of(
            "/tasks/new",
            "/tasks/" + id,
            "/captures",
            "/captures/compare?id=" + call + "&id=" + other,
            "/simulator",
            "/analysis",
            "/replay",
            "/sign-in",
            "/nowhere");
    browser.colours("dark");
    everyKindOfColour.forEach(DashboardIT::expectNothingSerious);
    browser.colours("light");
    everyKindOfColour.forEach(DashboardIT::expectNothingSerious);
    others.forEach(DashboardIT::expectNothingSerious);
  }

  private static void expectNothingSerious(String page) {
    browser.go("/dashboard" + page);
    assertThat(browser.axe()).as(page).isEmpty();
  }

  @Test
  void hostileText_isShownAsText_andNothingRuns() {
    for (String text : HOSTILE) {
      String json = Answer.JSON.getNodeFactory().textNode(text).toString();
      String id =
          api.post(
                  "/tasks",
                  "{\"title\": %s, \"description\": %s, \"payload\": {%s: [%s]}}"
                      .formatted(json, json, json, json))
              .expect(201)
              .text("id");
      api.post("/tasks/" + id + "/claim", "{\"worker_id\": %s}".formatted(json)).expect(200);
      api.post("/tasks/" + id + "/fail", "{\"error_message\": %s}".formatted(json)).expect(200);
      api.post("/tasks/" + id + "/claim", "{\"worker_id\": %s}".formatted(json)).expect(200);
      String escaped = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
      if (!text.contains("/")) {
        assertThat(api.get("/tasks/" + escaped).status()).isIn(400, 404);
      }
      String call =
          api.get("/captures?limit=1&has_error=true").json().at("/calls/0/id").textValue();
      String other = api.get("/captures?limit=1").json().at("/calls/0/id").textValue();
      for (String page :
          List.of(
              "/tasks?q=" + escaped,
              "/tasks/" + id + "/edit",
              "/captures?function_name=" + escaped,
              "/captures?q=" + escaped,
              "/captures/" + call,
              "/captures/compare?id=" + call + "&id=" + other,
              "/tasks/" + id)) {
        browser.go("/dashboard" + page);
        assertThat(
                browser.script(
                    """
                    return [window.hacked, document.querySelectorAll(
                        'main script, main img, [onload], [onerror]').length,
                      document.documentElement.scrollWidth <= innerWidth,
                      !!document.querySelector('#keys')].join(' ')\
                    """))
            .as("ran, foreign elements, fits, is whole: %s", page)
            .isEqualTo(" 0 true true");
      }
      assertThat(browser.script("return document.querySelector('h1').textContent")).isEqualTo(text);
    }
  }

  @Test
  void narrowPages_doNotScrollSideways() {
    browser.size(360, 740);
    try {
      api.get("/tasks/0000000000000").expect(404);
      String call =
          api.get("/captures?limit=1&has_error=true").json().at("/calls/0/id").textValue();
      for (String page :
          List.of(
              "",
              "/tasks",
              "/tasks/new",
              "/captures",
              "/captures/" + call,
              "/simulator",
              "/analysis",
              FUNCTION,
              "/replay")) {
        browser.go("/dashboard" + page);
        assertThat(browser.script("return document.documentElement.scrollWidth"))
            .as(page)
            .isEqualTo(360L);
      }
    } finally {
      browser.size(1440, 1000);
    }
  }
}
