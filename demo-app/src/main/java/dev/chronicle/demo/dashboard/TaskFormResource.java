package dev.chronicle.demo.dashboard;

import dev.chronicle.demo.api.TaskView;
import dev.chronicle.demo.core.InvalidValueException;
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
import java.util.function.Supplier;

/** The forms that create and change a task. */
@Hidden
@Path("/dashboard")
@Produces(HtmlPage.MEDIA_TYPE)
public final class TaskFormResource {
  private static final int UNPROCESSABLE = 422;

  private final TaskDesk desk;
  private final Clock clock;

  /** Makes the pages. */
  public TaskFormResource(TaskDesk desk, Clock clock) {
    this.desk = desk;
    this.clock = clock;
  }

  /** Shows an empty form. */
  @GET
  @Path("tasks/new")
  public HtmlPage empty(@Context UriInfo uri) {
    return page("New task", uri, TaskForm.empty("/dashboard/tasks"));
  }

  /** Creates a task. */
  @POST
  @Path("tasks")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response create(MultivaluedMap<String, String> form, @Context UriInfo uri) {
    return save("New task", "/dashboard/tasks", form, uri, () -> desk.create(form));
  }

  /** Shows a form with what a task is about. */
  @GET
  @Path("tasks/{id}/edit")
  public HtmlPage filled(@PathParam("id") String id, @Context UriInfo uri) {
    return page("Edit task", uri, TaskForm.of(address(id), desk.find(id)));
  }

  /** Changes what a task is about. */
  @POST
  @Path("tasks/{id}/edit")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response edit(
      @PathParam("id") String id, MultivaluedMap<String, String> form, @Context UriInfo uri) {
    return save("Edit task", address(desk.find(id).id()), form, uri, () -> desk.edit(id, form));
  }

  private Response save(
      String title,
      String action,
      MultivaluedMap<String, String> form,
      UriInfo uri,
      Supplier<TaskView> saving) {
    try {
      String id = saving.get().id();
      return Response.seeOther(PageUrl.to("/dashboard/tasks/" + id).toUri()).build();
    } catch (InvalidValueException invalid) {
      HtmlPage again = page(title, uri, TaskForm.refused(action, form, invalid));
      return Response.status(UNPROCESSABLE).entity(again).build();
    }
  }

  private static String address(String id) {
    return "/dashboard/tasks/" + id + "/edit";
  }

  private HtmlPage page(String title, UriInfo uri, TaskForm form) {
    Shell shell = Shell.of(Section.TASKS, title, PageUrl.of(uri), new Wording(clock.instant()));
    return new HtmlPage("task-form", shell, form);
  }
}
