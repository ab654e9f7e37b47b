package dev.chronicle.demo.running;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of a page hold what it shows: the same rows in the same order, and no later ones. */
@ExtendWith(SharedDemo.class)
class ShownFilesIT {
  private static final Pattern ROW = Pattern.compile("<tr data-row id=\"[a-z]-([^\"]*)\"");
  private static final Pattern FUNCTION = Pattern.compile("<tr data-row id=\"f-([^\"]*)\"");
  private static final Pattern CALL =
      Pattern.compile("class=\"fn\" href=\"/dashboard/captures/([^\"]*)\"");
  private static Api api;
  private static String since;

  @BeforeAll
  static void record(Api shared) {
    api = shared;
    since = Instant.now().toString();
    for (int i = 0; i < 5; i++) {
      api.taskThatIs("failed");
      api.createTask("held, number " + i);
      api.get("/tasks/0000000000000").expect(404);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/captures?function_name=create_task",
        "/captures?has_error=true",
        "/captures?sort=slowest&function_name=create_task",
        "/captures?q=held&limit=3",
        "/tasks",
        "/tasks?status=failed",
        "/tasks?q=held&limit=2",
      })
  void rowsOfAList_areThoseOfItsFiles_alsoWhenMoreHasHappenedSince(String list) {
    String page = page(list);
    List<String> shown = matches(ROW, page);
    api.taskThatIs("failed");
    api.createTask("held later");
    api.get("/tasks/0000000000000").expect(404);

    assertThat(shown).isNotEmpty();
    assertThat(firstColumn(file(page, "CSV"))).as("CSV").isEqualTo(shown);
    JsonNode json = api.get(file(page, "JSON")).expect(200).json();
    JsonNode rows = json.isArray() ? json : json.path("calls");
    assertThat(rows.findValuesAsText("id")).as("JSON").containsSubsequence(shown);
    assertThat(rows).as("JSON").hasSameSizeAs(shown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?sort=name",
        "?sort=p95",
        "/analysis?sort=errors",
        "/analysis?sort=name&service_version=0.1.0",
        "/analysis/compare?range=5m",
      })
  void rowsOfATableOfFunctions_areThoseOfItsFiles(String table) {
    String page = page(table);
    List<String> shown = matches(FUNCTION, page);
    String files = table.startsWith("/analysis/compare") ? "Figures" : "Functions";

    List<String> csv = new ArrayList<>(firstColumn(file(page, files + " as CSV")));
    List<String> json = new ArrayList<>();
    api.get(file(page, files + " as JSON"))
        .expect(200)
        .json()
        .forEach(row -> json.add(row.path("function_name").textValue()));

    assertThat(json).isEqualTo(csv);
    csv.remove("");
    assertThat(csv).as("but for the row of all functions").isNotEmpty().isEqualTo(shown);
  }

  @Test
  void everyTable_canBeHadAsFiles() {
    String id = api.taskThatIs("completed");
    List<String> calls = new ArrayList<>();
    api.get("/captures?limit=2&function_name=create_task")
        .json()
        .path("calls")
        .forEach(call -> calls.add(call.path("id").textValue()));
    for (String path :
        List.of(
            "",
            "/tasks",
            "/tasks/" + id,
            "/tasks/" + id + "/history",
            "/captures",
            "/captures/compare?id=" + calls.get(0) + "&id=" + calls.get(1),
            "/analysis",
            "/analysis/function?function_name=create_task",
            "/analysis/compare?range=5m",
            "/analysis/drift?range=5m",
            "/recorder",
            "/simulator")) {
      String page = page(path);
      for (String format : List.of("CSV", "JSON")) {
        List<String> files =
            matches(
                Pattern.compile("href=\"([^\"]*)\" download aria-label=\"[^\"]* as " + format),
                page);
        assertThat(files).as(path).isNotEmpty();
        for (String file : files) {
          Answer answer = api.get(unescaped(file)).expect(200);
          assertThat(answer.header("Content-Type"))
              .as(file)
              .contains(format.toLowerCase(Locale.ROOT));
        }
      }
      assertThat(
              api.get(unescaped(matches(Pattern.compile("data-copy-curl=\"([^\"]*)"), page).get(0)))
                  .status())
          .as("what is copied as curl from " + path)
          .isEqualTo(200);
    }
    String history = "/tasks/" + id + "/history";
    assertThat(firstColumn("/dashboard" + history + ".csv"))
        .hasSizeGreaterThan(3)
        .isEqualTo(matches(CALL, page(history)));
    assertThat(
            api.get("/dashboard/captures/compare.csv?id=" + calls.get(0) + "&id=" + calls.get(1))
                .body())
        .startsWith("place,kind,left,right\r\n")
        .contains(".title,changed,");
  }

  @Test
  void aNumberOfTheFirstPage_isThatOfTheListBehindIt() {
    String page = page("?since=" + since + "&until=" + Instant.now());
    for (String tile : List.of("Calls", "Errors", "p95")) {
      Matcher link =
          Pattern.compile(
                  "<a class=\"tile[^\"]*\" href=\"([^\"]*)\"><span class=\"tile-label\">" + tile)
              .matcher(page);
      assertThat(link.find()).isTrue();
      String list = api.get(unescaped(link.group(1)), "Accept", "text/html").expect(200).body();
      String matching = matches(Pattern.compile("id=\"matching\">([^<]*)<"), list).get(0);
      String number =
          switch (tile) {
            case "Calls" -> after(page, "tile-label\">Calls</span><span class=\"tile-value\">");
            case "Errors" ->
                after(page, "%</span><span class=\"tile-hint\">").replace(" calls threw", "");
            default -> String.valueOf(matches(ROW, list).size());
          };
      assertThat(matching.replace("about ", "")).as(tile).isEqualTo(number);
    }
    for (String name : List.of("create_task", "fail_task")) {
      Matcher row =
          Pattern.compile("id=\"f-" + name + "\".*?<td class=\"num\"><a href=\"([^\"]*)\">([^<]*)<")
              .matcher(page);
      assertThat(row.find()).isTrue();
      String list = api.get(unescaped(row.group(1)), "Accept", "text/html").expect(200).body();
      assertThat(after(list, "id=\"matching\">")).as(name).isEqualTo(row.group(2));
    }
    String failed =
        after(
            page,
            "/dashboard/tasks?status=failed\">",
            "<td class=\"num\"><a href=\"/dashboard/tasks?status=failed\">");
    assertThat(page("/tasks?status=failed")).contains("<span>" + failed + " tasks match");
  }

  private static String page(String path) {
    return api.get("/dashboard" + path, "Accept", "text/html").expect(200).body();
  }

  /** Returns the address of a page's first file of this format. */
  private static String file(String page, String label) {
    return unescaped(
        matches(Pattern.compile("href=\"([^\"]*)\" download aria-label=\"[^\"]*" + label), page)
            .get(0));
  }

  private static List<String> firstColumn(String csv) {
    return api.get(csv)
        .expect(200)
        .body()
        .lines()
        .skip(1)
        .filter(line -> !line.isEmpty())
        .map(line -> line.substring(0, line.indexOf(',')))
        .toList();
  }

  private static String after(String text, String... marks) {
    int at = 0;
    for (String mark : marks) {
      at = text.indexOf(mark, at) + mark.length();
    }
    return text.substring(at, text.indexOf('<', at));
  }

  private static List<String> matches(Pattern pattern, String text) {
    return pattern.matcher(text).results().map((MatchResult found) -> found.group(1)).toList();
  }

  private static String unescaped(String html) {
    return html.replace("&amp;", "&").replace("&#39;", "'").replace("&quot;", "\"");
  }
}
