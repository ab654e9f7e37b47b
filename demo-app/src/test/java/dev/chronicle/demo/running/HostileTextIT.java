package dev.chronicle.demo.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Texts of callers that would run as script if a page put them in as they are. */
@InBrowser
class HostileTextIT {
  private static Api api;
  private static Browser browser;

  @BeforeAll
  static void use(Api shared, Browser sharedBrowser) {
    api = shared;
    browser = sharedBrowser;
  }

  @Test
  void hostileText_isShownAsText_andNothingRuns() {
    for (String text : HostileTexts.ALL) {
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
        HostileTexts.expectHarmless(browser, page);
      }
      assertThat(browser.script("return document.querySelector('h1').textContent")).isEqualTo(text);
    }
  }
}
