package dev.chronicle.demo.dashboard;

import dev.chronicle.analysis.Analysis;
import dev.chronicle.analysis.DurationProfile;
import dev.chronicle.analysis.FunctionTrend;
import dev.chronicle.analysis.Selection;
import dev.chronicle.demo.core.InvalidValueException;
import dev.chronicle.demo.resources.RecordedCalls;
import dev.chronicle.store.CallStatistics;
import dev.chronicle.store.FunctionStats;
import dev.chronicle.store.TimeRange;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The pages that say what the captured calls amount to. */
@Hidden
@Path("/dashboard/analysis")
@Produces(HtmlPage.MEDIA_TYPE)
public final class AnalysisResource {
  private static final String USUAL_RANGE = "1h";
  private static final int SLOWEST = 10;
  private static final int COLUMNS = 60;

  // The page is shown anew every two seconds, and the calls of one function are far apart on disk.
  private static final int ERRORS_LOOKED_AT = 400;
  private static final int ERRORS_OF_FUNCTION_LOOKED_AT = 150;
  private static final int CALLS_LOOKED_AT = 100;

  private final RecordedCalls calls;
  private final Clock clock;

  /** Makes the pages. */
  public AnalysisResource(RecordedCalls calls, Clock clock) {
    this.calls = calls;
    this.clock = clock;
  }

  /** Shows all functions, what fails and what is slow. */
  @GET
  public HtmlPage functions(@Context UriInfo uri) {
    Instant now = clock.instant();
    PageUrl url = PageUrl.of(uri);
    TimeWindow window = TimeWindow.of(url, USUAL_RANGE, now);
    Selection selection = selection(window, url.get("service_version"));
    Analysis analysis = calls.analysis();
    Shell shell =
        shell("Analysis", url, now)
            .about(window)
            .keptUpToDate()
            .withDownloads(
                new Shell.Download(
                    "CSV", window.spelledOut(url).at(url.path() + "/functions.csv")));
    return new HtmlPage(
        "analysis",
        shell,
        AnalysisPage.of(
            url.get("service_version"),
            analysis.functions(selection),
            url.get("sort"),
            analysis.errors(null, selection, ERRORS_LOOKED_AT),
            analysis.slowest(null, selection, SLOWEST)));
  }

  /** Returns the functions as a table in a file. */
  @GET
  @Path("functions.csv")
  @Produces("text/csv; charset=utf-8")
  public Response csv(@Context UriInfo uri) {
    Instant now = clock.instant();
    PageUrl url = PageUrl.of(uri);
    TimeWindow window = TimeWindow.of(url, TimeWindow.ALL, now);
    Csv csv =
        new Csv(
            "function_name", "calls", "errors", "total_ms", "p50_ms", "p95_ms", "p99_ms", "max_ms");
    Wording say = new Wording(now);
    calls.analysis().functions(selection(window, url.get("service_version"))).stream()
        .map(FunctionTrend::whole)
        .sorted(FunctionOrder.named(url.get("sort")))
        .forEach(
            function ->
                csv.row(
                    function.name(),
                    String.valueOf(function.calls()),
                    String.valueOf(function.errors()),
                    say.millis(function.totalDuration()),
                    say.millis(function.p50()),
                    say.millis(function.p95()),
                    say.millis(function.p99()),
                    say.millis(function.max())));
    return csv.answer("functions.csv");
  }

  /** Shows one function. */
  @GET
  @Path("function")
  public HtmlPage function(@Context UriInfo uri) {
    Instant now = clock.instant();
    PageUrl url = PageUrl.of(uri);
    String name = url.get("function_name");
    if (name.isEmpty()) {
      throw new InvalidValueException("function_name", "must be given");
    }
    TimeWindow window = TimeWindow.of(url, USUAL_RANGE, now);
    Selection selection = selection(window, "");
    Wording say = new Wording(now);
    Analysis analysis = calls.analysis();
    DurationProfile profile =
        analysis.durations(name, new TimeRange(window.since(), window.end()), COLUMNS);
    FunctionPage page =
        new FunctionPage(
            stats(name, calls.statistics(selection.range())),
            Moment.of(profile.timeline(), now),
            DistributionChart.of(profile.histogram(), say),
            HeatChart.of(profile.heatMap()),
            analysis.dependencies(name, selection, CALLS_LOOKED_AT),
            analysis.errors(name, selection, ERRORS_OF_FUNCTION_LOOKED_AT),
            CallRow.of(analysis.slowest(name, selection, SLOWEST)));
    return new HtmlPage(
        "analysis-function", shell(name, url, now).about(window).keptUpToDate(), page);
  }

  private static FunctionStats stats(String name, CallStatistics all) {
    Duration zero = Duration.ZERO;
    return all.byFunction().stream()
        .filter(function -> function.name().equals(name))
        .findFirst()
        .orElseGet(() -> new FunctionStats(name, 0, 0, zero, zero, zero, zero, zero));
  }

  private static Selection selection(TimeWindow window, String version) {
    return new Selection(
        new TimeRange(window.since(), window.until()), version.isEmpty() ? null : version);
  }

  private static Shell shell(String title, PageUrl url, Instant now) {
    return Shell.of(Section.ANALYSIS, title, url, new Wording(now));
  }
}
