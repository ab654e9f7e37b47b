package dev.chronicle.demo.dashboard;

import dev.chronicle.demo.core.InvalidValueException;
import dev.chronicle.simulator.run.TargetException;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Form;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Clock;

/** The page that makes traffic. */
@Hidden
@Path("/dashboard/simulator")
@Produces(HtmlPage.MEDIA_TYPE)
public final class SimulatorResource {
  private static final String REQUESTS = Section.SIMULATOR.path() + "/requests";
  private static final int CONFLICT = 409;
  private static final int UNPROCESSABLE = 422;
  private static final int BAD_GATEWAY = 502;

  private final Traffic traffic;
  private final Clock clock;

  /** Makes the page. */
  public SimulatorResource(Traffic traffic, Clock clock) {
    this.traffic = traffic;
    this.clock = clock;
  }

  /** Shows the page. */
  @GET
  public HtmlPage page(@Context UriInfo uri) {
    return page(PageUrl.of(uri), "");
  }

  /** Returns the requests by type as a table in a file. */
  @GET
  @Path("requests." + Table.FORMAT)
  @Produces({Table.CSV, Table.JSON})
  public Response requests(@PathParam("format") String format) {
    return current("").table().as(format);
  }

  /** Starts a run. */
  @POST
  @Path("start")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response start(Form form) {
    try {
      return traffic.start(TrafficPlan.of(form.asMap()))
          ? back()
          : refused(CONFLICT, "A run is under way: stop it, or change it while it runs.");
    } catch (InvalidValueException wrong) {
      return refused(UNPROCESSABLE, wrong.getMessage());
    }
  }

  /** Changes the run under way. */
  @POST
  @Path("apply")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response apply(Form form) {
    try {
      traffic.apply(TrafficPlan.of(form.asMap()).settings());
      return back();
    } catch (InvalidValueException wrong) {
      return refused(UNPROCESSABLE, wrong.getMessage());
    } catch (TargetException refusal) {
      return refused(
          BAD_GATEWAY, "The server did not take the error rate: " + refusal.getMessage());
    }
  }

  /** Ends the run under way. */
  @POST
  @Path("stop")
  public Response stop() throws InterruptedException {
    traffic.end();
    return back();
  }

  /** Ends the run under way and forgets its numbers. */
  @POST
  @Path("reset")
  public Response reset() throws InterruptedException {
    traffic.reset();
    return back();
  }

  private static Response back() {
    return Response.seeOther(URI.create(Section.SIMULATOR.path())).build();
  }

  private Response refused(int status, String problem) {
    return Response.status(status)
        .entity(page(PageUrl.to(Section.SIMULATOR.path()), problem))
        .build();
  }

  private HtmlPage page(PageUrl url, String problem) {
    SimulatorPage model = current(problem);
    Shell shell =
        Shell.of(Section.SIMULATOR, Section.SIMULATOR.label(), url, new Wording(model.now()))
            .keptUpToDate()
            .withCurl(REQUESTS + ".json")
            .withDownloads(Shell.Download.table("Requests by type", PageUrl.to(REQUESTS)));
    return new HtmlPage("simulator", shell, model);
  }

  private SimulatorPage current(String problem) {
    return new SimulatorPage(
        traffic.plan(),
        traffic.run(),
        traffic.history().samples(),
        traffic.server(),
        problem,
        clock.instant());
  }
}
