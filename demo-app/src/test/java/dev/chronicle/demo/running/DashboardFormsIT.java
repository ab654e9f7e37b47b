package dev.chronicle.demo.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The simulator's, the analysis' and the replay's pages, as a browser without script uses them. */
@ExtendWith(SharedDemo.class)
class DashboardFormsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String SIMULATOR = "/dashboard/simulator";
  private static final String REPLAY = "/dashboard/replay";

  private Api api;

  @BeforeEach
  void useServer(Api shared) {
    api = shared;
  }

  @Test
  void traffic_isSentAndStopped_andItsNumbersStayUntilTheyAreReset() {
    submit(SIMULATOR + "/start", "rate=10&minutes=1&seed=7").expect(303);
    assertThat(submit(SIMULATOR + "/start", "rate=1").expect(409).body())
        .contains("A run is under way");
    await()
        .atMost(PATIENCE)
        .until(() -> page(SIMULATOR).matches("(?s).*<td>read</td><td class=\"num\">[1-9].*"));
    assertThat(page(SIMULATOR)).contains("running", "Apply changes", "--seed 7");
    submit(SIMULATOR + "/apply", "rate=9&errors=50&read=1&create=99&claim=0").expect(303);
    assertThat(page(SIMULATOR)).contains("--rps 9", "create=99", "--error-rate 0.5", "ends in");
    assertThat(api.get("/admin/error-injection").json().path("rate").doubleValue()).isEqualTo(0.5);
    assertThat(submit(SIMULATOR + "/start", "minutes=61").expect(422).body())
        .contains("minutes must be");

    submit(SIMULATOR + "/stop", "").expect(303);

    assertThat(page(SIMULATOR)).contains("finished", "--rps 9", "Start traffic");
    assertThat(api.get("/admin/error-injection").json().path("rate").doubleValue()).isZero();
    submit(SIMULATOR + "/reset", "").expect(303);
    assertThat(page(SIMULATOR)).contains("Nothing is sent yet");
  }

  @Test
  void wrongTraffic_isRefusedOnThePageThatAskedForIt() {
    assertThat(submit(SIMULATOR + "/start", "rate=99").expect(422).body())
        .contains("rate must be a number between 0.1 and 10, was: 99");
  }

  @Test
  void whatWasRecorded_replaysWithoutDifference_andWithoutTouchingAnythingLive() {
    String id = api.taskThatIs("completed");
    api.taskThatIs("failed");
    api.get("/tasks/" + id).expect(200);
    int tasks = Integer.parseInt(api.get("/tasks?limit=1").header("X-Total-Count"));

    submit(REPLAY + "/start", "function=create_task&function=complete_task&function=fail_task")
        .expect(303);
    Answer report =
        await()
            .atMost(PATIENCE)
            .until(() -> api.get(REPLAY + "/report.json"), answer -> answer.status() == 200);

    assertThat(report.json().at("/matched").intValue()).as(report.body()).isPositive();
    assertThat(report.json().at("/diverged").intValue()).as(report.body()).isZero();
    assertThat(report.json().at("/failed").intValue()).as(report.body()).isZero();
    assertThat(report.json().at("/live_calls").intValue()).isZero();
    assertThat(page(REPLAY)).contains("no difference");
    assertThat(api.get("/tasks?limit=1").header("X-Total-Count")).isEqualTo(String.valueOf(tasks));
  }

  @Test
  void editedArguments_showWhatTheCodeWouldDoThen() {
    String path = REPLAY + "/calls/" + callOf(api.createTask("as recorded").path("id").asText());
    assertThat(page(path)).contains("as recorded", "name=\"arg.body\"");
    assertThat(submit(path, "").expect(200).body())
        .contains("The code of today does what was recorded");

    String edited =
        """
        {"title": "edited", "description": null, "priority": "low", "payload": {}, "max_retries": 1}
        """;
    assertThat(submit(path, "arg.body=" + encoded(edited)).expect(200).body())
        .contains("diverged", "TaskStore.create", "as recorded", "edited");
    assertThat(submit(path, "arg.body=" + encoded("{")).expect(422).body())
        .contains("body must be JSON, was: {");
  }

  @Test
  void callsThatMatch_areSavedAsJUnitTests() throws IOException {
    String id = callOf(api.createTask("to be a test").path("id").asText());
    assertThat(namesIn(api.postForBytes(REPLAY + "/calls/" + id + "/tests")))
        .contains(
            "src/test/java/dev/chronicle/demo/resources/TaskResourceRecordedTest.java",
            "src/test/resources/dev/chronicle/demo/resources/TaskResourceRecordedTest.jsonl");
    assertThat(submit(REPLAY + "/calls/0000000000000/tests", "").expect(404).body())
        .contains("there is no captured call with id 0000000000000");
  }

  @Test
  void aLimitThatIsReached_isToldOnTheDashboard_andAmongTheNotices() {
    String id = api.taskThatIs("pending");
    settings("[{\"calls\": 1, \"window_ms\": 60000, \"functions\": \"update_task\"}]");
    try {
      for (int i = 0; i < 3; i++) {
        api.patch("/tasks/" + id, "{\"title\": \"no. %d\"}".formatted(i)).expect(200);
      }
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () -> assertThat(page("/dashboard")).contains("About this recording", "update_task"));
      assertThat(page("/dashboard/recorder"))
          .contains("limit reached", "store is well", "a limit was reached");
    } finally {
      settings("[]");
    }
  }

  private void settings(String limits) {
    api.post("/admin/capture-settings", "{\"limits\": %s}".formatted(limits)).expect(200);
  }

  /** Returns the names of the files in the archive that a form answers. */
  private List<String> namesIn(HttpResponse<byte[]> archive) throws IOException {
    assertThat(archive.statusCode()).isEqualTo(200);
    assertThat(archive.headers().firstValue("Content-Type")).contains("application/zip");
    List<String> names = new ArrayList<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive.body()))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        names.add(entry.getName());
      }
    }
    return names;
  }

  @Test
  void analysis_showsFunctionsErrorsAndChanges() {
    api.taskThatIs("completed");
    String gone = "/tasks/" + api.taskThatIs("pending");
    api.delete(gone).expect(200);
    api.get(gone).expect(404);

    assertThat(page("/dashboard/analysis"))
        .contains("complete_task", "TaskNotFoundException", "Slowest calls");
    assertThat(page("/dashboard/analysis/function?function_name=create_task"))
        .contains(
            "Distribution of durations", "TaskStore.create", "mark p50", "mark p99", "heat-5");
    String gets = page("/dashboard/analysis/function?function_name=get_task");
    assertThat(gets).contains("there is no task with id &lt;id&gt;");
    Matcher example =
        Pattern.compile("there is no task with id &lt;id&gt;.*?/captures/(\\w+)\">open")
            .matcher(gets);
    assertThat(example.find()).isTrue();
    assertThat(api.get("/captures/" + example.group(1)).expect(200).body())
        .contains("TaskNotFoundException");
    assertThat(page("/dashboard/analysis/compare?range=5m")).contains("create_task", "new");
    assertThat(api.get("/dashboard/analysis/functions.csv").expect(200).body())
        .startsWith("function_name,calls,errors,total_ms,p50_ms,p95_ms,p99_ms,max_ms")
        .contains("\r\ncreate_task,");
    assertThat(api.get("/dashboard/analysis/function").expect(422).text("detail"))
        .isEqualTo("function_name must be given");
  }

  private String callOf(String taskId) {
    return api.get("/captures?function_name=create_task&q=" + taskId)
        .expect(200)
        .json()
        .at("/calls/0/id")
        .asText();
  }

  private String page(String path) {
    return api.get(path, "Accept", "text/html").expect(200).body();
  }

  private Answer submit(String path, String form) {
    return api.send(
        "POST",
        path,
        BodyPublishers.ofString(form),
        "Content-Type",
        "application/x-www-form-urlencoded",
        "Accept",
        "text/html");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
