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
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
    PageUrl asked = RowLimit.within(PageUrl.of(uri));
    PageUrl url = asked.without("chosen");
    TimeWindow window = TimeWindow.of(url, TimeWindow.ALL, now);
    PageUrl spelledOut = window.spelledOut(url).at("/captures", FILTERS);
    Shell shell =
        Shell.of(Section.CAPTURES, "Captures", url, new Wording(now))
            .about(window)
            .keptUpToDate()
            .withCurl(spelledOut.toString());
    CallList list = list(url, query(spelledOut), asked.get("chosen"));
    return new HtmlPage("captures", shell.withDownloads(files(window, spelledOut, list)), list);
  }

  /** A search for a text may have given up, and its files hold no more than it found. */
  private static Shell.Download files(TimeWindow window, PageUrl spelledOut, CallList list) {
    PageUrl held = window.held(spelledOut);
    if (list.reached() != null) {
      held = held.with("since", list.reached());
    }
    return Shell.Download.table("Calls", held.at("/dashboard/captures.csv"), held);
  }

  /** Returns what the page shows as a table in a file. */
  @GET
  @Path("captures.csv")
  @Produces(Table.CSV)
  public Response csv(@Context UriInfo uri) {
    return table("captures", calls.page(query(PageUrl.of(uri))).calls()).as("csv");
  }

  /** Returns calls as a table. */
  static Table table(String name, List<CapturedCall> calls) {
    Table table =
        new Table(
            name,
            "id",
            "start_time",
            "function_name",
            "outcome",
            "exception",
            "duration_ms",
            "trace_id",
            "arguments");
    for (CallRow row : CallRow.of(calls)) {
      table.row(
          row.id(),
          row.start(),
          row.call().function().name(),
          row.failed() ? "threw" : "returned",
          row.error(),
          Table.millis(row.duration()),
          row.traceId(),
          row.arguments());
    }
    return table;
  }

  /** Says how many calls are newer than the newest on the page. */
  @GET
  @Path("captures/news")
  public HtmlPage news(@Context UriInfo uri) {
    Instant now = clock.instant();
    PageUrl url = PageUrl.of(uri).without("cursor", "sort", "limit", "chosen");
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

  private CallList list(PageUrl url, CallQuery query, String chosen) {
    Map<String, Long> functions = calls.functions();
    long total = functions.values().stream().mapToLong(Long::longValue).sum();
    if (query.filter().text() == null || query.order() == CallOrder.SLOWEST) {
      Page page = calls.page(query);
      PageUrl next = page.next().map(cursor -> url.with("cursor", cursor)).orElse(null);
      Optional<Matching> matching =
          page.next().isEmpty() && !url.has("cursor")
              ? Optional.of(new Matching(page.calls().size(), true))
              : Matching.of(calls, query.filter());
      return new CallList(CallRow.of(page.calls()), functions, next, null, total, matching, chosen);
    }
    TextSearch.Found found = new TextSearch(calls).find(query);
    return new CallList(
        CallRow.of(found.calls()),
        functions,
        next(url, query, found),
        found.reached(),
        total,
        found.reached() == null && !url.has("cursor")
            ? Optional.of(new Matching(found.calls().size(), true))
            : Optional.empty(),
        chosen);
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
