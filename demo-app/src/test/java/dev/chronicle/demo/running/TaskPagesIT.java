package dev.chronicle.demo.running;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The pages of tasks: forms, many at once, a task with its history. */
@InBrowser
class TaskPagesIT {
  private static Api api;
  private static Browser browser;

  @BeforeAll
  static void use(Api shared, Browser sharedBrowser) {
    api = shared;
    browser = sharedBrowser;
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
    browser.untilText(".notice", "2 put back.");
    assertThat(browser.path()).contains("/dashboard/tasks/bulk/runs/");
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
    browser.untilText("tbody", "refused");
    assertThat(browser.text("tbody")).contains("it must be failed, is: pending");
  }

  @Test
  void bulkChange_ofMoreThanOnePage_saysHowFarItIs_andTellsEveryOutcome() {
    String title = "one of many";
    for (int i = 0; i < 201; i++) {
      api.createTask(title);
    }
    browser.go("/dashboard/tasks?q=one+of+many");
    browser.click("#bulk summary");
    browser.click("input[name=scope][value=matching]");
    browser.one("#bulk select").sendKeys("Delete");
    browser.click("#bulk button");
    assertThat(browser.text(".empty-title")).isEqualTo("Delete 201 tasks?");
    browser.click("form .primary");
    browser.untilText(".notice", "201 deleted.");
    assertThat(browser.all("tbody tr")).hasSize(200);
    String run = browser.path();
    browser.click("a[href*=offset]");
    assertThat(browser.all("tbody tr")).hasSize(1);
    assertThat(api.get(run + ".csv").body().lines()).hasSize(202).contains("id,outcome,refusal");
    assertThat(api.get("/dashboard/tasks/bulk/runs/none").status()).isEqualTo(404);
    assertThat(api.get(run + "?offset=-1").status()).isEqualTo(422);
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
}
