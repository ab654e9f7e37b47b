package dev.chronicle.demo.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/**
 * The pages for everybody: by keyboard alone, in the dark, without script, on a phone, read aloud.
 */
@InBrowser
class EveryReaderIT {
  private static final String FUNCTION = "/analysis/function?function_name=create_task";
  private static final Map<String, String> PAGES_BY_KEY =
      Map.of(
          "d",
          "/dashboard",
          "t",
          "/dashboard/tasks",
          "c",
          "/dashboard/captures",
          "s",
          "/dashboard/simulator",
          "a",
          "/dashboard/analysis",
          "r",
          "/dashboard/replay");
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
    for (Map.Entry<String, String> page : PAGES_BY_KEY.entrySet()) {
      browser.press("g", page.getKey());
      browser.until(page.getValue(), () -> browser.path().startsWith(page.getValue()));
    }
  }

  @Test
  void focusIsSeen_whereverItIs() {
    api.createTask("to be reached by Tab");
    browser.go("/dashboard/tasks");
    for (int i = 0; i < 40; i++) {
      browser.tab();
      assertThat(
              browser.script(
                  "const on = document.activeElement; const style = getComputedStyle(on);"
                      + " return on === document.body || style.outlineStyle !== 'none'"))
          .as("outline of " + browser.focused().getAttribute("outerHTML"))
          .isEqualTo(true);
    }
    browser.go("/dashboard").tab();
    browser.press(Keys.ENTER);
    assertThat(browser.focused().getAttribute("id")).as("after the skip link").isEqualTo("main");
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
    browser.go("/dashboard/tasks?q=without+script");
    browser.click("#bulk summary");
    browser.click("input[name=scope][value=matching]");
    browser.one("#bulk select").sendKeys("Delete");
    browser.click("#bulk button");
    assertThat(browser.text(".empty-title")).isEqualTo("Delete 1 task?");
    browser.click("form .primary");
    assertThat(browser.text(".notice")).startsWith("1 deleted");
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

  @Test
  void everyPage_keepsThePolicy_asksNobodyElse_andShowsItsTimeAndZone() {
    String id = api.taskThatIs("failed");
    api.get("/tasks/0000000000000").expect(404);
    String call = newest("function_name=create_task&has_error=false");
    String threw = newest("has_error=true");
    Map<String, String> ranges =
        Map.of(
            "",
            "Last 15 minutes",
            "/captures",
            "All time",
            "/analysis",
            "Last hour",
            FUNCTION,
            "Last hour",
            "/analysis/compare?range=5m",
            "Last 5 minutes",
            "/replay",
            "All time");
    List<String> pages = new ArrayList<>(ranges.keySet());
    pages.addAll(
        List.of(
            "/tasks",
            "/tasks/new",
            "/tasks/" + id,
            "/tasks/" + id + "/edit",
            "/tasks/" + id + "/history",
            "/captures/" + call,
            "/captures/" + threw,
            "/captures/compare?id=" + call + "&id=" + threw,
            "/analysis/drift?range=5m",
            "/recorder",
            "/simulator",
            "/replay/calls/" + call,
            "/sign-in",
            "/captures?q=" + "x".repeat(201),
            "/captures?range=never",
            "/tasks/0000000000000",
            "/nowhere"));
    browser.requested();
    browser.console();
    for (String page : pages) {
      browser.go("/dashboard" + page);
      browser.until("its parts are there", () -> browser.all("[hx-trigger=load]").isEmpty());
      assertThat(browser.all("style, [style]:not(.u-wrap *, .uplot *), script:not([src])"))
          .as("inline styles and scripts on " + page)
          .isEmpty();
      assertThat(browser.text(".bar .zone")).as(page).isEqualTo("UTC");
      if (ranges.containsKey(page)) {
        assertThat(browser.text(".range summary")).as(page).isEqualTo(ranges.get(page));
      }
    }
    String own = browser.origin();
    assertThat(browser.requested())
        .hasSizeGreaterThan(pages.size())
        .allMatch(address -> address.startsWith(own) || address.startsWith("data:"));
    assertThat(browser.console())
        .as("of the console, but for the answers that are problems")
        .allMatch(line -> line.contains("the server responded with a status of 4"));
  }

  @Test
  void axe_findsNothingSerious_inEveryStateOfAPage() {
    String id = api.taskThatIs("failed");
    for (String page :
        List.of(
            "/tasks?q=nothing+like+it",
            "/captures?q=nothing+like+it",
            "/analysis?range=all&service_version=none",
            "/captures?range=never",
            "/tasks/0000000000000")) {
      expectNothingSerious(page);
    }
    browser.go("/dashboard/tasks");
    browser.press("p", "j");
    browser.click("tr[data-row] input");
    browser.click("#bulk summary");
    expectNothingSeriousNow("a chosen row and an open menu");
    browser.one("#bulk select").sendKeys("Fail");
    browser.click("#bulk button");
    expectNothingSeriousNow("the question before many are changed");
    browser.click("form .primary");
    browser.until("outcomes", () -> !browser.all("tbody tr").isEmpty());
    expectNothingSeriousNow("what came of many");
    browser.go("/dashboard/tasks?q=" + id).click("form[action$='/retry'] button");
    expectNothingSeriousNow("a task that was put back");
    browser.go("/dashboard/captures");
    browser.click("details.menu:has(#files) > summary");
    expectNothingSeriousNow("an open menu of files");
    browser.press(Keys.ESCAPE, "?");
    expectNothingSeriousNow("the keys");
    browser.press(Keys.ESCAPE);
    browser.go("/dashboard/analysis");
    browser.click(".range summary");
    browser.colours("dark");
    expectNothingSeriousNow("an open choice of ranges, in the dark");
  }

  private static void expectNothingSeriousNow(String state) {
    assertThat(browser.axe()).as(state).isEmpty();
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
