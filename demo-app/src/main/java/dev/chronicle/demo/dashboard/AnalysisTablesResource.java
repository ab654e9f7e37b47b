package dev.chronicle.demo.dashboard;

import dev.chronicle.analysis.DependencyShare;
import dev.chronicle.analysis.ErrorPattern;
import dev.chronicle.analysis.ErrorPatterns;
import dev.chronicle.analysis.FunctionTrend;
import dev.chronicle.demo.core.InvalidValueException;
import dev.chronicle.demo.resources.RecordedCalls;
import dev.chronicle.store.TimeRange;
import dev.chronicle.store.Timeline;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;

/** The tables of the analysis and of the first page, as files. */
@Hidden
@Path("/dashboard/analysis")
@Produces({Table.CSV, Table.JSON})
public final class AnalysisTablesResource {
  /** Address of the functions' table, without the ending of its format. */
  static final String FUNCTIONS = "/dashboard/analysis/functions";

  /** Address of the charts' table, likewise. */
  static final String TIMELINE = "/dashboard/analysis/timeline";

  /** Address of the table of the kinds of errors, likewise. */
  static final String ERRORS = "/dashboard/analysis/errors";

  /** Address of the table of a function's dependencies, likewise. */
  static final String DEPENDENCIES = "/dashboard/analysis/dependencies";

  private final RecordedCalls calls;
  private final Clock clock;

  /** Makes the tables. */
  public AnalysisTablesResource(RecordedCalls calls, Clock clock) {
    this.calls = calls;
    this.clock = clock;
  }

  /** Returns the functions. */
  @GET
  @Path("functions." + Table.FORMAT)
  public Response functions(@PathParam("format") String format, @Context UriInfo uri) {
    PageUrl url = PageUrl.of(uri);
    Table table =
        new Table(
            "functions",
            "function_name",
            "calls",
            "errors",
            "total_ms",
            "p50_ms",
            "p95_ms",
            "p99_ms",
            "max_ms");
    calls
        .analysis()
        .functions(AnalysisResource.selection(window(url), url.get("service_version")))
        .stream()
        .map(FunctionTrend::whole)
        .sorted(FunctionOrder.named(url.get("sort")))
        .forEach(
            function ->
                table.row(
                    function.name(),
                    function.calls(),
                    function.errors(),
                    Table.millis(function.totalDuration()),
                    Table.millis(function.p50()),
                    Table.millis(function.p95()),
                    Table.millis(function.p99()),
                    Table.millis(function.max())));
    return table.as(format);
  }

  /** Returns what the charts are drawn from, of all functions or of one. */
  @GET
  @Path("timeline." + Table.FORMAT)
  public Response timeline(@PathParam("format") String format, @Context UriInfo uri) {
    PageUrl url = PageUrl.of(uri);
    TimeWindow window = window(url);
    TimeRange range = new TimeRange(window.since(), window.end());
    String function = url.get("function_name");
    Timeline timeline =
        function.isEmpty()
            ? calls.timeline(range, null, Moment.PIECES)
            : calls.analysis().durations(function, range, AnalysisResource.COLUMNS).timeline();
    Table table =
        new Table(
            "timeline",
            "from",
            "calls",
            "calls_per_second",
            "error_share",
            "p50_ms",
            "p95_ms",
            "p99_ms");
    for (Moment moment : Moment.of(timeline, window.end())) {
      table.row(
          moment.start(),
          moment.stats().calls(),
          moment.rate(),
          moment.stats().errorRate(),
          Table.millis(moment.stats().p50()),
          Table.millis(moment.stats().p95()),
          Table.millis(moment.stats().p99()));
    }
    return table.as(format);
  }

  /** Returns the kinds of errors, of all functions or of one. */
  @GET
  @Path("errors." + Table.FORMAT)
  public Response errors(@PathParam("format") String format, @Context UriInfo uri) {
    PageUrl url = PageUrl.of(uri);
    boolean ofAll = !url.has("function_name");
    ErrorPatterns patterns =
        calls
            .analysis()
            .errors(
                ofAll ? null : url.get("function_name"),
                AnalysisResource.selection(window(url), url.get("service_version")),
                ofAll
                    ? AnalysisResource.ERRORS_LOOKED_AT
                    : AnalysisResource.ERRORS_OF_FUNCTION_LOOKED_AT);
    Table table =
        new Table(
            "errors",
            "exception",
            "message",
            "thrown_at",
            "functions",
            "calls",
            "last_seen",
            "example");
    for (ErrorPattern pattern : patterns.patterns()) {
      table.row(
          pattern.exceptionType(),
          pattern.message(),
          pattern.topFrame(),
          String.join(" ", pattern.functions()),
          pattern.calls(),
          pattern.lastSeen(),
          pattern.example());
    }
    return table.as(format);
  }

  /** Returns where the time of a function goes. */
  @GET
  @Path("dependencies." + Table.FORMAT)
  public Response dependencies(@PathParam("format") String format, @Context UriInfo uri) {
    PageUrl url = PageUrl.of(uri);
    if (!url.has("function_name")) {
      throw new InvalidValueException("function_name", "must be given");
    }
    Table table =
        new Table(
            "dependencies",
            "kind",
            "name",
            "share_of_time",
            "calls",
            "errors",
            "mean_ms",
            "max_ms",
            "example");
    for (DependencyShare share :
        calls
            .analysis()
            .dependencies(
                url.get("function_name"),
                AnalysisResource.selection(window(url), ""),
                AnalysisResource.CALLS_LOOKED_AT)
            .dependencies()) {
      table.row(
          share.kind(),
          share.name(),
          share.shareOfTime(),
          share.calls(),
          share.errors(),
          Table.millis(share.mean()),
          Table.millis(share.max()),
          share.example());
    }
    return table.as(format);
  }

  private TimeWindow window(PageUrl url) {
    return TimeWindow.of(url, TimeWindow.ALL, clock.instant());
  }
}
