package dev.chronicle.demo.dashboard;

import dev.chronicle.demo.core.Task;
import dev.chronicle.demo.core.TaskFilter;
import dev.chronicle.demo.core.TaskSlice;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The same for many tasks: asks first, with their number, then does it in the background, and says
 * what came of each.
 */
@Hidden
@Path("/dashboard/tasks/bulk")
@Produces(HtmlPage.MEDIA_TYPE)
public final class BulkResource {
  private static final String TITLE = "Change many tasks";
  private static final String MATCHING = "matching";
  private static final String RUNS = "/dashboard/tasks/bulk/runs/";

  /** Most are over by then, so that their page shows all outcomes at once. */
  private static final long SHORT_MILLIS = 500;

  private final TaskDesk desk;
  private final Clock clock;
  private final BulkRuns runs = new BulkRuns();

  /** Makes the pages. */
  public BulkResource(TaskDesk desk, Clock clock) {
    this.desk = desk;
    this.clock = clock;
  }

  /** Asks whether to do it. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public HtmlPage ask(MultivaluedMap<String, String> form, @Context UriInfo uri) {
    Shell shell = Shell.of(Section.TASKS, TITLE, PageUrl.of(uri), new Wording(clock.instant()));
    return new HtmlPage("bulk", shell, bulk(form));
  }

  /** Starts to do it, and leads to the page that says how far it is. */
  @POST
  @Path("run")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response run(MultivaluedMap<String, String> form) throws InterruptedException {
    Bulk bulk = bulk(form);
    List<String> ids = bulk.scope().equals(MATCHING) ? matching(bulk.filter()) : bulk.ids();
    BulkRun run = new BulkRun(bulk, clock.instant(), ids, id -> desk.act(bulk.action(), id, form));
    PageUrl page = PageUrl.to(RUNS + runs.start(run));
    run.await(SHORT_MILLIS, TimeUnit.MILLISECONDS);
    return Response.seeOther(page.toUri()).build();
  }

  /** Says how far it is, and what came of each task so far. */
  @GET
  @Path("runs/{id}")
  public HtmlPage outcomes(@PathParam("id") String id, @Context UriInfo uri) {
    PageUrl url = PageUrl.of(uri);
    Instant now = clock.instant();
    BulkPage page = BulkPage.of(runs.find(id), url);
    Shell shell =
        Shell.of(Section.TASKS, TITLE, url, new Wording(now))
            .keptUpToDate()
            .withDownloads(Shell.Download.table("Outcomes", PageUrl.to(RUNS + id)));
    return new HtmlPage("bulk-run", shell, page);
  }

  /** Returns what came of every task as a table in a file. */
  @GET
  @Path("runs/{id}." + Table.FORMAT)
  @Produces({Table.CSV, Table.JSON})
  public Response table(@PathParam("id") String id, @PathParam("format") String format) {
    BulkRun run = runs.find(id);
    Table table = new Table("outcomes", "id", "outcome", "refusal");
    for (BulkRun.Outcome outcome : run.outcomes()) {
      boolean done = outcome.refusal().isEmpty();
      table.row(outcome.id(), done ? run.bulk().action().done() : "refused", outcome.refusal());
    }
    return table.as(format);
  }

  private Bulk bulk(MultivaluedMap<String, String> form) {
    PageUrl filter = PageUrl.ofForm("/dashboard/tasks", form, "status", "priority", "q");
    String scope = MATCHING.equals(form.getFirst("scope")) ? MATCHING : "chosen";
    List<String> ids = scope.equals(MATCHING) ? List.of() : chosen(form);
    long count =
        scope.equals(MATCHING)
            ? desk.tasks().list(TaskListResource.filter(filter.with("limit", 1))).total()
            : ids.size();
    return new Bulk(TaskAction.parse(form.getFirst("action")), scope, ids, filter, count);
  }

  private static List<String> chosen(MultivaluedMap<String, String> form) {
    List<String> ids = form.getOrDefault("id", List.of());
    return ids.stream().distinct().limit(Bulk.MOST).toList();
  }

  /** The ids are taken down first, because what is done changes which tasks match. */
  private List<String> matching(PageUrl filter) {
    List<String> ids = new ArrayList<>();
    PageUrl page = filter.with("limit", TaskFilter.MAX_LIMIT);
    boolean more = true;
    while (more && ids.size() < Bulk.MOST) {
      TaskSlice slice = desk.tasks().list(TaskListResource.filter(page));
      slice.tasks().stream().map(Task::id).forEach(ids::add);
      more = slice.hasMore();
      if (more) {
        page = page.with("cursor", ids.get(ids.size() - 1));
      }
    }
    return ids.subList(0, Math.min(ids.size(), Bulk.MOST));
  }
}
