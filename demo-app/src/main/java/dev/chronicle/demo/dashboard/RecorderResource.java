package dev.chronicle.demo.dashboard;

import dev.chronicle.demo.resources.RecordedCalls;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;

/** The page about the recorder itself: what it lost, what it left out, and whether it is well. */
@Hidden
@Path("/dashboard/recorder")
@Produces(HtmlPage.MEDIA_TYPE)
public final class RecorderResource {
  private static final int NOTICES = 100;

  private final RecordedCalls calls;
  private final Clock clock;

  /** Makes the page. */
  public RecorderResource(RecordedCalls calls, Clock clock) {
    this.calls = calls;
    this.clock = clock;
  }

  /** Shows the page. */
  @GET
  public HtmlPage recorder(@Context UriInfo uri) {
    Shell shell =
        Shell.of(Section.DASHBOARD, "Recorder", PageUrl.of(uri), new Wording(clock.instant()))
            .keptUpToDate()
            .withCurl("/admin/capture-settings");
    return new HtmlPage(
        "recorder",
        shell,
        new RecorderPage(calls.health(), calls.metrics(), calls.notices(NOTICES)));
  }
}
