package dev.chronicle.demo.dashboard;

import dev.chronicle.call.CallId;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.demo.core.InvalidValueException;
import dev.chronicle.demo.resources.CallFilter;
import dev.chronicle.demo.resources.RecordedCalls;
import dev.chronicle.store.CallOrder;
import dev.chronicle.store.CallQuery;
import dev.chronicle.store.Cursor;
import dev.chronicle.store.Page;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;

/** The captured calls, and how many are newer than those on the page. */
@Hidden
@Path("/dashboard")
@Produces(HtmlPage.MEDIA_TYPE)
public final class CallListResource {
  private static final String[] FILTERS = {
    "function_name",
    "has_error",
    "exception_type",
    "service_version",
    "min_duration_ms",
    "max_duration_ms",
    "trace_id",
    "q",
    "sort",
    "limit",
    "cursor",
    "since",
    "until",
    "range"
  };

  /** More news than this are not counted. */
  private static final int NEWS = 99;

  private final RecordedCalls calls;
  private final Clock clock;

  /** Makes the page. */
  public CallListResource(RecordedCalls calls, Clock clock) {
    this.calls = calls;
    this.clock = clock;
  }

  /** Shows the calls. */
  @GET
  @Path("captures")
  public HtmlPage list(@Context UriInfo uri) {
    Instant now = clock.instant();
    PageUrl url = RowLimit.within(PageUrl.of(uri));
    TimeWindow window = TimeWindow.of(url, TimeWindow.ALL, now);
    PageUrl spelledOut = window.spelledOut(url).at("/captures", FILTERS);
    Shell shell =
        Shell.of(Section.CAPTURES, "Captures", url, new Wording(now))
            .about(window)
            .keptUpToDate()
            .withCurl(spelledOut.toString())
            .withDownloads(
                new Shell.Download("JSON", spelledOut),
                new Shell.Download("CSV", spelledOut.at("/dashboard/captures.csv")));
    return new HtmlPage("captures", shell, list(url, query(spelledOut)));
  }

  /** Returns what the page shows as a table in a file. */
  @GET
  @Path("captures.csv")
  @Produces("text/csv; charset=utf-8")
  public Response csv(@Context UriInfo uri) {
    Page page = calls.page(query(PageUrl.of(uri)));
    Csv csv =
        new Csv(
            "id",
            "start_time",
            "function_name",
            "outcome",
            "exception",
            "duration_ms",
            "trace_id",
            "arguments");
    Wording say = new Wording(clock.instant());
    for (CallRow row : CallRow.of(page.calls())) {
      csv.row(
          row.id(),
          row.start(),
          row.call().function().name(),
          row.failed() ? "threw" : "returned",
          row.error(),
          say.millis(row.duration()),
          row.traceId(),
          row.arguments());
    }
    return csv.answer("captures.csv");
  }

  /** Says how many calls are newer than the newest on the page. */
  @GET
  @Path("captures/news")
  public HtmlPage news(@Context UriInfo uri) {
    Instant now = clock.instant();
    PageUrl url = PageUrl.of(uri).without("cursor", "sort", "limit");
    PageUrl list = url.without("newer").at("/dashboard/captures");
    dev.chronicle.store.CallFilter filter =
        query(TimeWindow.of(url, TimeWindow.ALL, now).spelledOut(url)).filter();
    CallId newest = url.has("newer") ? callId(url.get("newer")) : CallId.lowestAt(Instant.EPOCH);
    CallQuery query =
        new CallQuery(filter.withNewerThan(newest), CallOrder.NEWEST, NEWS + 1, null, 0);
    int count = calls.page(query).calls().size();
    Shell shell = Shell.of(Section.CAPTURES, "Captures", list, new Wording(now));
    String text = count > NEWS ? NEWS + "+" : String.valueOf(count);
    return new HtmlPage("news", shell, Map.of("count", count, "text", text));
  }

  static CallId callId(String text) {
    try {
      return CallId.parse(text);
    } catch (IllegalArgumentException noId) {
      throw InvalidValueException.of("id", "must be the 13 characters of a call's id", text);
    }
  }

  private static CallQuery query(PageUrl url) {
    return CallFilter.of(url::get).toQuery();
  }

  private CallList list(PageUrl url, CallQuery query) {
    Map<String, Long> functions = calls.functions();
    long total = functions.values().stream().mapToLong(Long::longValue).sum();
    if (query.filter().text() == null || query.order() == CallOrder.SLOWEST) {
      Page page = calls.page(query);
      PageUrl next = page.next().map(cursor -> url.with("cursor", cursor)).orElse(null);
      return new CallList(CallRow.of(page.calls()), functions, next, null, total);
    }
    TextSearch.Found found = new TextSearch(calls).find(query);
    return new CallList(
        CallRow.of(found.calls()), functions, next(url, query, found), found.reached(), total);
  }

  private static PageUrl next(PageUrl url, CallQuery query, TextSearch.Found found) {
    if (found.reached() == null) {
      return null;
    }
    if (found.calls().size() < query.limit()) {
      return url.with("cursor", new Cursor(CallId.lowestAt(found.reached())));
    }
    CapturedCall last = found.calls().get(found.calls().size() - 1);
    return url.with("cursor", new Cursor(last.id()));
  }
}
