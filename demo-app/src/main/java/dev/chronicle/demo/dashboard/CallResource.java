package dev.chronicle.demo.dashboard;

import dev.chronicle.call.CallId;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.demo.api.Problem;
import dev.chronicle.demo.api.ProblemException;
import dev.chronicle.demo.core.InvalidValueException;
import dev.chronicle.demo.resources.RecordedCalls;
import dev.chronicle.store.CallQuery;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** One captured call, and two of them side by side. */
@Hidden
@Path("/dashboard")
@Produces(HtmlPage.MEDIA_TYPE)
public final class CallResource {
  private static final String EVERYTHING = "all";

  private final RecordedCalls calls;
  private final String traceUrl;
  private final Clock clock;

  /**
   * Makes the pages.
   *
   * @param traceUrl address of a trace in another program, with {@code {trace_id}} in it; empty
   *     when there is none
   */
  public CallResource(RecordedCalls calls, String traceUrl, Clock clock) {
    this.calls = calls;
    this.traceUrl = traceUrl;
    this.clock = clock;
  }

  /** Shows a call. */
  @GET
  @Path("captures/{id}")
  public HtmlPage call(@PathParam("id") String id, @Context UriInfo uri) {
    Instant now = clock.instant();
    CapturedCall call = find(id);
    CallDetail detail =
        CallDetail.of(
            call,
            calls.treeOf(call),
            trace(call),
            before(call, CallQuery.limit(1)),
            call.outcome().isError() ? before(call, CallQuery.limit(1).hasError(false)) : null);
    String json = "/captures/" + call.id();
    Shell shell =
        Shell.of(Section.CAPTURES, call.function().name(), PageUrl.of(uri), new Wording(now))
            .withCurl(json)
            .withDownloads(Shell.Download.of("Call", "JSON", PageUrl.to(json)));
    return new HtmlPage("capture", shell, detail);
  }

  /** Shows two calls side by side. */
  @GET
  @Path("captures/compare")
  public HtmlPage compare(@QueryParam("id") List<String> ids, @Context UriInfo uri) {
    Comparison comparison = comparison(ids);
    PageUrl url = PageUrl.of(uri);
    // An address of ours keeps one value of a name, and this one needs both.
    String query = "?id=" + ids.get(0).strip() + "&id=" + ids.get(1).strip();
    String show = url.get("show").equals(EVERYTHING) ? "&show=" + EVERYTHING : "";
    Shell shell =
        Shell.of(Section.CAPTURES, "Two calls compared", url, new Wording(clock.instant()))
            .withCurl(url.path() + ".json" + query + show)
            .withDownloads(
                Shell.Download.table(
                    "Differences",
                    PageUrl.to(url.path() + ".csv" + query + show),
                    PageUrl.to(url.path() + ".json" + query + show)));
    return new HtmlPage("compare", shell, comparison);
  }

  /** Returns what the page shows as a table in a file. */
  @GET
  @Path("captures/compare." + Table.FORMAT)
  @Produces({Table.CSV, Table.JSON})
  public Response differences(
      @QueryParam("id") List<String> ids,
      @QueryParam("show") String show,
      @PathParam("format") String format) {
    Table table = new Table("differences", "place", "kind", "left", "right");
    comparison(ids).lines().stream()
        .filter(line -> EVERYTHING.equals(show) || !line.kind().equals("same"))
        .forEach(line -> table.row(line.place(), line.kind(), line.left(), line.right()));
    return table.as(format);
  }

  private Comparison comparison(List<String> ids) {
    if (ids.size() != 2) {
      throw InvalidValueException.of("id", "must be given twice: choose two calls", ids.size());
    }
    return Comparison.of(find(ids.get(0).strip()), find(ids.get(1).strip()));
  }

  private CapturedCall find(String id) {
    CallId callId = CallListResource.callId(id);
    return calls
        .find(callId)
        .orElseThrow(
            () ->
                new ProblemException(
                    Problem.of(
                        404,
                        "call_not_found",
                        "No such call",
                        "there is no captured call with id " + callId)));
  }

  /** Returns the newest call of the same function that is older, or {@code null}. */
  private String before(CapturedCall call, CallQuery.Builder query) {
    CallQuery older =
        query
            .functionName(call.function().name())
            .cursor(new dev.chronicle.store.Cursor(call.id()))
            .build();
    return calls.page(older).calls().stream()
        .map(each -> each.id().toString())
        .findFirst()
        .orElse(null);
  }

  private String trace(CapturedCall call) {
    return call.origin().trace() == null
        ? ""
        : traceUrl.replace("{trace_id}", call.origin().trace().traceId());
  }
}
