package dev.chronicle.demo.dashboard;

import dev.chronicle.call.CaptureNotice;
import dev.chronicle.demo.resources.RecordedCalls;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;

/** The page about the recorder itself: what it lost, what it left out, and whether it is well. */
@Hidden
@Path(RecorderResource.PATH)
@Produces(HtmlPage.MEDIA_TYPE)
public final class RecorderResource {
  static final String PATH = "/dashboard/recorder";

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
            .withCurl(PATH + "/notices.json")
            .withDownloads(Shell.Download.table("Notices", PageUrl.to(PATH + "/notices")));
    return new HtmlPage(
        "recorder",
        shell,
        new RecorderPage(calls.health(), calls.metrics(), calls.notices(NOTICES)));
  }

  /** Returns the notices as a table in a file. */
  @GET
  @Path("notices." + Table.FORMAT)
  @Produces({Table.CSV, Table.JSON})
  public Response notices(@PathParam("format") String format) {
    Table table = new Table("notices", "at", "kind", "function_name", "calls", "message");
    for (CaptureNotice notice : calls.notices(NOTICES)) {
      table.row(
          notice.at(),
          RecorderPage.inWords(notice.kind()),
          notice.function() == null ? null : notice.function().name(),
          notice.calls(),
          notice.message());
    }
    return table.as(format);
  }
}
