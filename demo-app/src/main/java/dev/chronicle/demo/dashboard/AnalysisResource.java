package dev.chronicle.demo.dashboard;

import dev.chronicle.analysis.Analysis;
import dev.chronicle.analysis.DurationProfile;
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
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The pages that say what the captured calls amount to. */
@Hidden
@Path("/dashboard/analysis")
@Produces(HtmlPage.MEDIA_TYPE)
public final class AnalysisResource {
  static final String USUAL_RANGE = "1h";
  private static final int SLOWEST = 10;
  static final int COLUMNS = 60;

  // The page is shown anew every two seconds, and the calls of one function are far apart on disk.
  static final int ERRORS_LOOKED_AT = 400;
  static final int ERRORS_OF_FUNCTION_LOOKED_AT = 150;
  static final int CALLS_LOOKED_AT = 100;

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
            .withCurl(
                url.with("range", window.name())
                    .at(AnalysisTablesResource.FUNCTIONS + ".json")
                    .toString())
            .withDownloads(
                Shell.Download.table(
                    "Functions", window.held(url).at(AnalysisTablesResource.FUNCTIONS)),
                Shell.Download.table(
                    "Error patterns",
                    window.held(url.without("sort")).at(AnalysisTablesResource.ERRORS)),
                slowest(window, url));
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
    PageUrl held = window.held(url);
    Shell shell =
        shell(name, url, now)
            .about(window)
            .keptUpToDate()
            .withCurl(
                url.with("range", window.name())
                    .at(AnalysisTablesResource.TIMELINE + ".json")
                    .toString())
            .withDownloads(
                Shell.Download.table("Charts", held.at(AnalysisTablesResource.TIMELINE)),
                Shell.Download.table(
                    "Where the time goes", held.at(AnalysisTablesResource.DEPENDENCIES)),
                Shell.Download.table("Error patterns", held.at(AnalysisTablesResource.ERRORS)),
                slowest(window, url));
    return new HtmlPage("analysis-function", shell, page);
  }

  private static Shell.Download slowest(TimeWindow window, PageUrl url) {
    PageUrl calls =
        window
            .held(url)
            .at("/captures", "function_name", "service_version", "since", "until")
            .with("sort", "slowest")
            .with("limit", SLOWEST);
    return Shell.Download.table("Slowest calls", calls.at("/dashboard/captures.csv"), calls);
  }

  private static FunctionStats stats(String name, CallStatistics all) {
    Duration zero = Duration.ZERO;
    return all.byFunction().stream()
        .filter(function -> function.name().equals(name))
        .findFirst()
        .orElseGet(() -> new FunctionStats(name, 0, 0, zero, zero, zero, zero, zero));
  }

  static Selection selection(TimeWindow window, String version) {
    return new Selection(
        new TimeRange(window.since(), window.until()), version.isEmpty() ? null : version);
  }

  private static Shell shell(String title, PageUrl url, Instant now) {
    return Shell.of(Section.ANALYSIS, title, url, new Wording(now));
  }
}
