package dev.chronicle.demo.dashboard;

import dev.chronicle.capture.CaptureMetrics;
import dev.chronicle.demo.core.TaskStore;
import dev.chronicle.demo.resources.RecordedCalls;
import dev.chronicle.store.CallStatistics;
import dev.chronicle.store.TimeRange;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** The first page: what happens now. */
@Hidden
@Path("/dashboard")
@Produces(HtmlPage.MEDIA_TYPE)
public final class OverviewResource {
  private final RecordedCalls calls;
  private final TaskStore tasks;
  private final Clock clock;

  /** Makes the page. */
  public OverviewResource(RecordedCalls calls, TaskStore tasks, Clock clock) {
    this.calls = calls;
    this.tasks = tasks;
    this.clock = clock;
  }

  /** Shows the page. */
  @GET
  public HtmlPage overview(@Context UriInfo uri) {
    Instant now = clock.instant();
    PageUrl url = PageUrl.of(uri);
    TimeWindow window = TimeWindow.of(url, "15m", now);
    Shell shell =
        Shell.of(Section.DASHBOARD, "Dashboard", url, new Wording(now))
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
                    "Charts",
                    window.held(url.without("sort")).at(AnalysisTablesResource.TIMELINE)));
    return new HtmlPage("overview", shell, overview(window, url.get("sort")));
  }

  private Overview overview(TimeWindow window, String sort) {
    CaptureMetrics metrics = calls.metrics();
    CallStatistics statistics = calls.statistics(new TimeRange(window.since(), window.until()));
    return new Overview(
        window,
        statistics,
        timeline(window),
        sort,
        tasks.counts(),
        tasks.longestWaiting(window.now()),
        metrics,
        RecorderNews.of(calls, window.now()));
  }

  private List<Moment> timeline(TimeWindow window) {
    TimeRange untilNow = new TimeRange(window.since(), window.end());
    return Moment.of(calls.timeline(untilNow, null, Moment.PIECES), window.now());
  }
}
