package dev.chronicle.demo.dashboard;

import dev.chronicle.demo.core.QueueException;
import dev.chronicle.demo.core.Task;
import dev.chronicle.demo.core.TaskFilter;
import dev.chronicle.demo.core.TaskSlice;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** The same for many tasks: asks first, with their number, and then says what came of each. */
@Hidden
@Path("/dashboard/tasks/bulk")
@Produces(HtmlPage.MEDIA_TYPE)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class BulkResource {
  private static final String MATCHING = "matching";

  private final TaskDesk desk;
  private final Clock clock;

  /** Makes the pages. */
  public BulkResource(TaskDesk desk, Clock clock) {
    this.desk = desk;
    this.clock = clock;
  }

  /** Asks whether to do it. */
  @POST
  public HtmlPage ask(MultivaluedMap<String, String> form, @Context UriInfo uri) {
    return page("Change many tasks", uri, bulk(form, List.of()));
  }

  /** Does it. */
  @POST
  @Path("run")
  public HtmlPage run(MultivaluedMap<String, String> form, @Context UriInfo uri) {
    Bulk bulk = bulk(form, List.of());
    List<String> ids = bulk.scope().equals(MATCHING) ? matching(bulk.filter()) : bulk.ids();
    List<Bulk.Outcome> outcomes = new ArrayList<>();
    for (String id : ids) {
      outcomes.add(outcome(bulk.action(), id, form));
    }
    return page("Change many tasks", uri, bulk(form, outcomes));
  }

  private Bulk.Outcome outcome(TaskAction action, String id, MultivaluedMap<String, String> form) {
    try {
      desk.act(action, id, form);
      return new Bulk.Outcome(id, "");
    } catch (QueueException refused) {
      return new Bulk.Outcome(id, refused.getMessage());
    }
  }

  private Bulk bulk(MultivaluedMap<String, String> form, List<Bulk.Outcome> outcomes) {
    PageUrl filter = PageUrl.ofForm("/dashboard/tasks", form, "status", "priority", "q");
    String scope = MATCHING.equals(form.getFirst("scope")) ? MATCHING : "chosen";
    List<String> ids = scope.equals(MATCHING) ? List.of() : chosen(form);
    long count =
        scope.equals(MATCHING)
            ? desk.tasks().list(TaskListResource.filter(filter.with("limit", 1))).total()
            : ids.size();
    return new Bulk(TaskAction.parse(form.getFirst("action")), scope, ids, filter, count, outcomes);
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

  private HtmlPage page(String title, UriInfo uri, Bulk bulk) {
    Shell shell = Shell.of(Section.TASKS, title, PageUrl.of(uri), new Wording(clock.instant()));
    return new HtmlPage("bulk", shell, bulk);
  }
}
