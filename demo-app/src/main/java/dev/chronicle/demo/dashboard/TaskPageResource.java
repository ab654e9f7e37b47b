package dev.chronicle.demo.dashboard;

import dev.chronicle.call.CallId;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.demo.core.Task;
import dev.chronicle.demo.core.TaskIds;
import dev.chronicle.demo.core.TaskNotFoundException;
import dev.chronicle.demo.resources.RecordedCalls;
import dev.chronicle.store.CallQuery;
import dev.chronicle.store.Cursor;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** One task, what can be done to it, and what was. */
@Hidden
@Path("/dashboard")
@Produces(HtmlPage.MEDIA_TYPE)
public final class TaskPageResource {
  private static final String LISTING = "list_tasks";
  private static final int MOST_CALLS = 500;

  /** The call that created a task started before the task was there. */
  private static final Duration CREATION = Duration.ofSeconds(20);

  private final TaskDesk desk;
  private final RecordedCalls calls;
  private final Clock clock;

  /** Makes the pages. */
  public TaskPageResource(TaskDesk desk, RecordedCalls calls, Clock clock) {
    this.desk = desk;
    this.calls = calls;
    this.clock = clock;
  }

  /** Shows a task. */
  @GET
  @Path("tasks/{id}")
  public HtmlPage task(@PathParam("id") String id, @Context UriInfo uri) {
    Task task = desk.find(id);
    String rest = "/tasks/" + task.id();
    Shell shell =
        Shell.of(Section.TASKS, task.title(), PageUrl.of(uri), new Wording(clock.instant()))
            .keptUpToDate()
            .withCurl(rest)
            .withDownloads(
                Shell.Download.of("Task", "JSON", PageUrl.to(rest)),
                Shell.Download.table(
                    "What happened to it",
                    PageUrl.to("/dashboard/tasks/" + task.id() + "/history")));
    return new HtmlPage("task", shell, TaskPage.of(task));
  }

  /**
   * Shows every captured call that touched a task, also one that was deleted since. Listings are
   * left out: they only saw it, and are many.
   */
  @GET
  @Path("tasks/{id}/history")
  public HtmlPage history(@PathParam("id") String id, @Context UriInfo uri) {
    PageUrl url = PageUrl.of(uri);
    TextSearch.Found found = touching(id, url);
    PageUrl further =
        found.reached() == null
            ? null
            : url.with(
                "cursor",
                found.calls().size() < MOST_CALLS
                    ? CallId.lowestAt(found.reached())
                    : found.calls().get(found.calls().size() - 1).id());
    Shell shell =
        Shell.of(Section.TASKS, "What happened to " + id, url, new Wording(clock.instant()))
            .withCurl(url.at(url.path() + ".json").toString())
            .withDownloads(Shell.Download.table("What happened to it", url));
    return new HtmlPage(
        "history",
        shell,
        new TaskPage.History(CallRow.of(withoutListings(found.calls())), found.reached(), further));
  }

  /** Returns what the page shows as a table in a file. */
  @GET
  @Path("tasks/{id}/history." + Table.FORMAT)
  @Produces({Table.CSV, Table.JSON})
  public Response historyTable(
      @PathParam("id") String id, @PathParam("format") String format, @Context UriInfo uri) {
    List<CapturedCall> all = touching(id, PageUrl.of(uri)).calls();
    return CallListResource.table("history", withoutListings(all)).as(format);
  }

  private static List<CapturedCall> withoutListings(List<CapturedCall> all) {
    return all.stream().filter(call -> !call.function().name().equals(LISTING)).toList();
  }

  private TextSearch.Found touching(String id, PageUrl url) {
    if (!TaskIds.isId(id)) {
      throw new TaskNotFoundException(id);
    }
    Instant created = CallId.parse(id).time();
    CallQuery query =
        CallQuery.limit(MOST_CALLS)
            .since(created.minus(CREATION))
            .text(id)
            .cursor(
                url.has("cursor") ? new Cursor(CallListResource.callId(url.get("cursor"))) : null)
            .build();
    return new TextSearch(calls).find(query);
  }

  /** Does something to a task, and leads back to where that was asked for. */
  @POST
  @Path("tasks/{id}/{action: claim|process|complete|fail|release|retry|delete}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response act(
      @PathParam("id") String id,
      @PathParam("action") String action,
      MultivaluedMap<String, String> form) {
    desk.act(TaskAction.parse(action), id, form);
    String back = form.getFirst("back");
    PageUrl target =
        back != null && back.equals("task") && !action.equals("delete")
            ? PageUrl.to("/dashboard/tasks/" + id)
            : PageUrl.ofForm("/dashboard/tasks", form, "status", "priority", "q", "cursor")
                .with("did", action)
                .with("task", id);
    return Response.seeOther(target.toUri()).build();
  }
}
