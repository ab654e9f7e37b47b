package dev.chronicle.demo.dashboard;

import dev.chronicle.demo.api.ListTasksRequest;
import dev.chronicle.demo.core.Task;
import dev.chronicle.demo.core.TaskFilter;
import dev.chronicle.demo.core.TaskIds;
import dev.chronicle.demo.core.TaskSlice;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The tasks, and how many are newer than those on the page. */
@Hidden
@Path("/dashboard")
@Produces(HtmlPage.MEDIA_TYPE)
public final class TaskListResource {
  private static final String[] FILTERS = {"status", "priority", "q", "limit", "cursor"};

  private final TaskDesk desk;
  private final Clock clock;

  /** Makes the page. */
  public TaskListResource(TaskDesk desk, Clock clock) {
    this.desk = desk;
    this.clock = clock;
  }

  /** Shows the tasks; who looks for an id is led to that task. */
  @GET
  @Path("tasks")
  public Response list(@Context UriInfo uri) {
    PageUrl url = RowLimit.within(PageUrl.of(uri));
    String id = url.get("q").strip().toUpperCase(Locale.ROOT);
    if (TaskIds.isId(id) && desk.tasks().find(id).isPresent()) {
      return Response.seeOther(PageUrl.to("/dashboard/tasks/" + id).toUri()).build();
    }
    TaskFilter filter = filter(url);
    TaskSlice slice = desk.tasks().list(filter);
    List<Task> tasks = slice.tasks();
    PageUrl clean = url.without("did", "task", "chosen");
    PageUrl next = slice.hasMore() ? clean.with("cursor", tasks.get(tasks.size() - 1).id()) : null;
    PageUrl rest = clean.at("/tasks", FILTERS).with("limit", filter.limit());
    Shell shell =
        Shell.of(Section.TASKS, "Task Queue", clean, new Wording(clock.instant()))
            .keptUpToDate()
            .withCurl(rest.toString())
            .withDownloads(
                Shell.Download.table(
                    "Tasks", held(rest, tasks).at("/dashboard/tasks.csv"), held(rest, tasks)));
    TaskList model =
        new TaskList(
            tasks, slice.total(), desk.tasks().counts(), next, done(url), url.get("chosen"));
    return Response.ok(new HtmlPage("tasks", shell, model)).build();
  }

  /** Returns what the page shows as a table in a file. */
  @GET
  @Path("tasks.csv")
  @Produces(Table.CSV)
  public Response csv(@Context UriInfo uri) {
    Table table =
        new Table(
            "tasks",
            "id",
            "title",
            "status",
            "priority",
            "claimed_by",
            "retry_count",
            "max_retries",
            "created_at",
            "updated_at",
            "error_message");
    for (Task task : desk.tasks().list(filter(PageUrl.of(uri))).tasks()) {
      table.row(
          task.id(),
          task.title(),
          task.status().text(),
          task.priority().text(),
          task.claimedBy(),
          task.retryCount(),
          task.maxRetries(),
          task.createdAt(),
          task.updatedAt(),
          task.errorMessage());
    }
    return table.as("csv");
  }

  /** Says how many tasks are newer than the newest on the page. */
  @GET
  @Path("tasks/news")
  public HtmlPage news(@Context UriInfo uri) {
    Instant now = clock.instant();
    PageUrl url = PageUrl.of(uri).without("cursor", "limit", "chosen");
    String newest = url.get("newer");
    List<Task> tasks = desk.tasks().list(filter(url.with("limit", 100))).tasks();
    long count = tasks.stream().filter(task -> task.id().compareTo(newest) > 0).count();
    PageUrl list = url.without("newer").at("/dashboard/tasks");
    Shell shell = Shell.of(Section.TASKS, "Task Queue", list, new Wording(now));
    String text = count == 100 ? "99+" : String.valueOf(count);
    return new HtmlPage("news", shell, Map.of("count", count, "text", text));
  }

  /** Reads which tasks are meant, and how many at most, from an address. */
  static TaskFilter filter(PageUrl url) {
    return new ListTasksRequest(
            url.get("status"),
            url.get("priority"),
            url.get("q"),
            url.has("limit") ? url.get("limit") : String.valueOf(RowLimit.MOST),
            url.get("cursor"),
            "")
        .toFilter();
  }

  /** Says what a form did before it led here; words of ours only, whatever the address holds. */
  private static Optional<String> done(PageUrl url) {
    if (!url.has("did") || !TaskIds.isId(url.get("task"))) {
      return Optional.empty();
    }
    return Optional.of(
        "Task " + url.get("task") + " was " + TaskAction.parse(url.get("did")).done() + ".");
  }

  /** Tasks that come later do not come into a file. */
  private static PageUrl held(PageUrl rest, List<Task> tasks) {
    return tasks.isEmpty() || rest.has("cursor")
        ? rest
        : rest.with("cursor", TaskIds.after(tasks.get(0).id()));
  }
}
