package dev.chronicle.demo.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/**
 * The pages for everybody: by keyboard alone, in the dark, without script, on a phone, read aloud.
 */
@InBrowser
class EveryReaderIT {
  private static final String FUNCTION = "/analysis/function?function_name=create_task";
  private static Api api;
  private static Browser browser;

  @BeforeAll
  static void use(Api shared, Browser sharedBrowser) {
    api = shared;
    browser = sharedBrowser;
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
    String call = newest("function_name=create_task&has_error=false");
    String threw = newest("has_error=true");
    List<String> everyKindOfColour = List.of("", "/tasks", "/captures/" + call, FUNCTION);
    List<String> others =
        List.of(
            "/tasks/new",
            "/tasks/" + id,
            "/captures",
            "/captures/" + threw,
            "/captures/compare?id=" + call + "&id=" + threw,
            "/simulator",
            "/analysis",
            "/analysis/compare?range=5m",
            "/recorder",
            "/replay",
            "/sign-in",
            "/nowhere");
    browser.colours("dark");
    everyKindOfColour.forEach(EveryReaderIT::expectNothingSerious);
    browser.colours("light");
    everyKindOfColour.forEach(EveryReaderIT::expectNothingSerious);
    others.forEach(EveryReaderIT::expectNothingSerious);
  }

  private static String newest(String query) {
    return api.get("/captures?limit=1&" + query).json().at("/calls/0/id").textValue();
  }

  private static void expectNothingSerious(String page) {
    browser.go("/dashboard" + page);
    assertThat(browser.axe()).as(page).isEmpty();
    assertThat(browser.all(".json > .jc"))
        .as("a path of the whole has no place: " + page)
        .isEmpty();
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
              "/analysis/compare?range=5m",
              "/recorder",
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
