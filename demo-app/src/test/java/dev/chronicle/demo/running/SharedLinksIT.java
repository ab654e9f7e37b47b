package dev.chronicle.demo.running;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** What a reader sees stands in the address, can be shared by it, and come back to. */
@InBrowser
class SharedLinksIT {
  private static Api api;
  private static Browser browser;

  @BeforeAll
  static void use(Api shared, Browser sharedBrowser) {
    api = shared;
    browser = sharedBrowser;
  }

  @Test
  void filters_order_rangeAndSelection_standInTheAddress_andBackLeadsThroughThem() {
    for (int i = 0; i < 4; i++) {
      api.createTask("shared " + i);
    }
    browser.go("/dashboard/captures");
    browser.press("/", "shared", Keys.ENTER);
    browser.until("searched", () -> browser.path().contains("q=shared"));
    browser.one("select[name=function_name]").sendKeys("create_task");
    browser.until("of a function", () -> browser.path().contains("function_name=create_task"));
    browser.click(".range summary");
    browser.click(".range a[href*='range=1h']");
    browser.until("of an hour", () -> browser.path().contains("range=1h"));
    assertThat(browser.text(".range summary")).isEqualTo("Last hour");
    browser.click("a[href*='sort=slowest']");
    browser.until("slowest first", () -> browser.path().contains("sort=slowest"));
    assertThat(browser.path()).contains("q=shared", "function_name=create_task", "range=1h");

    browser.all("tr[data-row] input").get(1).click();
    browser.all("tr[data-row] input").get(2).click();
    browser.press("j", "j");
    String at = browser.one("tr.at").getAttribute("id");
    List<String> chosen = chosen();
    assertThat(chosen).hasSize(2);
    String address = browser.address();
    assertThat(address).contains("chosen=" + String.join(".", chosen)).endsWith("#" + at);

    browser.press(Keys.ENTER);
    browser.until("the call", () -> browser.path().startsWith("/dashboard/captures/"));
    browser.back();
    browser.until("the list", () -> !browser.all("tr.at").isEmpty());
    assertThat(browser.address()).isEqualTo(address);
    assertThat(browser.one("tr.at").getAttribute("id")).isEqualTo(at);
    assertThat(chosen()).isEqualTo(chosen);
    browser.go("/dashboard/tasks").go(address.substring(address.indexOf("/dashboard")));
    assertThat(browser.text("[data-chosen]")).as("who follows the link sees it too").isEqualTo("2");
    assertThat(browser.one("tr.at").getAttribute("id")).isEqualTo(at);
  }

  private static List<String> chosen() {
    return browser.all("tr[data-row] input:checked").stream()
        .map(box -> box.getAttribute("value"))
        .toList();
  }

  @Test
  void back_leadsOutOfAPage_alsoAfterItWasShownAnewInPlace() {
    api.createTask("renewed");
    browser.go("/dashboard/tasks?q=renewed");
    String id = browser.one("tr[data-row]").getAttribute("id").substring(2);
    browser.go("/dashboard/captures?q=" + id);
    browser.go("/dashboard/captures?function_name=create_task");
    api.createTask("renewed again");
    browser.untilText("#news", "1 new");
    browser.click("[data-news]");
    browser.until("no news", () -> browser.all("[data-news]").isEmpty());
    assertThat(browser.path()).isEqualTo("/dashboard/captures?function_name=create_task");
    browser.back();
    assertThat(browser.path()).isEqualTo("/dashboard/captures?q=" + id);
    browser.back();
    assertThat(browser.path()).isEqualTo("/dashboard/tasks?q=renewed");
    browser.go("/dashboard");
    Object shown = browser.script("return document.querySelector('#live').dataset.old = 'yes'");
    assertThat(shown).isEqualTo("yes");
    browser.until("shown anew", () -> browser.one("#live").getAttribute("data-old") == null);
    browser.back();
    assertThat(browser.path()).isEqualTo("/dashboard/tasks?q=renewed");
  }

  @Test
  void copiedCommand_answersWhatThePageShows_whateverIsLookedFor() throws Exception {
    browser.allowClipboard();
    for (String text :
        List.of(
            "it's `id` $(id) \"x\" \\ {a,b} [0-9] & | ; # % * ünï", "'; touch /tmp/x; '", "%27")) {
      String json = Answer.JSON.getNodeFactory().textNode("copied " + text).toString();
      api.post("/tasks", "{\"title\": %s}".formatted(json)).expect(201);
      browser.go("/dashboard/captures");
      browser.press("p");
      WebElement field = browser.one("input[type=search]");
      field.sendKeys(text, Keys.ENTER);
      browser.until("searched", () -> browser.path().contains("q="));
      List<String> shown =
          browser.all("tr[data-row]").stream().map(row -> row.getAttribute("id")).toList();
      assertThat(shown).as(text).isNotEmpty();

      String command = copied("[data-copy-curl]");
      JsonNode answer = Answer.JSON.readTree(run(command));
      List<String> ids =
          answer.path("calls").findParents("function_name").stream()
              .map(call -> "r-" + call.path("id").textValue())
              .toList();
      assertThat(ids).as(command).isEqualTo(shown);
      assertThat(copied("[data-action=copy-link]")).isEqualTo(browser.address());
      browser.press("p");
    }
  }

  private static String copied(String button) {
    browser.click("details.menu:has(#files) > summary");
    browser.click(button);
    browser.until("copied", () -> browser.text("#toast").contains("copied"));
    String text =
        (String)
            browser.slowScript(
                "const done = arguments[0]; navigator.clipboard.readText().then(done, done);");
    browser.press(Keys.ESCAPE);
    return text;
  }

  private static String run(String command) throws IOException, InterruptedException {
    Process shell = new ProcessBuilder("sh", "-c", command).start();
    try (InputStream output = shell.getInputStream()) {
      String text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(shell.waitFor(30, TimeUnit.SECONDS)).isTrue();
      return text;
    }
  }
}
