package dev.chronicle.demo.dashboard;

import dev.chronicle.analysis.Comparison;
import dev.chronicle.analysis.drift.Drift;
import dev.chronicle.analysis.drift.DriftReport;
import dev.chronicle.analysis.drift.DriftSettings;
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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The pages that compare two times or two versions of the service. */
@Hidden
@Path("/dashboard/analysis")
@Produces(HtmlPage.MEDIA_TYPE)
public final class ChangesResource {
  private static final String TITLE = "What changed";
  private static final String USUAL_RANGE = "1h";
  private static final int PIECES = 60;

  // Calls of rare functions lie far apart, and a page should not take longer than 300 ms.
  private static final int SAMPLE = 30;

  private static final DriftSettings DRIFT =
      new DriftSettings(
          SAMPLE, DriftSettings.DEFAULT.significance(), DriftSettings.DEFAULT.minimumChange());

  private final RecordedCalls calls;
  private final Clock clock;

  /** Makes the pages. */
  public ChangesResource(RecordedCalls calls, Clock clock) {
    this.calls = calls;
    this.clock = clock;
  }

  /** Shows how figures went. */
  @GET
  @Path("compare")
  public HtmlPage figures(@Context UriInfo uri) {
    PageUrl url = PageUrl.of(uri);
    TimeWindow window = TimeWindow.of(url, USUAL_RANGE, clock.instant());
    Sides sides = Sides.of(url, window);
    Comparison comparison = calls.analysis().compare(sides.first(), sides.second());
    PageUrl halves =
        comparison.total().before().calls() == 0 ? halves(url, window).orElse(null) : null;
    return new HtmlPage(
        "analysis-compare", shell(url, window), new ChangesPage(sides, comparison, halves));
  }

  /** Returns the figures as a table in a file. */
  @GET
  @Path("compare." + Table.FORMAT)
  @Produces({Table.CSV, Table.JSON})
  public Response figuresTable(@PathParam("format") String format, @Context UriInfo uri) {
    PageUrl url = PageUrl.of(uri);
    Sides sides = Sides.of(url, TimeWindow.of(url, USUAL_RANGE, clock.instant()));
    Comparison comparison = calls.analysis().compare(sides.first(), sides.second());
    return new ChangesPage(sides, comparison, null).table().as(format);
  }

  /** Returns what differs beyond chance as a table in a file. */
  @GET
  @Path("drift." + Table.FORMAT)
  @Produces({Table.CSV, Table.JSON})
  public Response driftTable(@PathParam("format") String format, @Context UriInfo uri) {
    PageUrl url = PageUrl.of(uri);
    Sides sides = Sides.of(url, TimeWindow.of(url, USUAL_RANGE, clock.instant()));
    DriftReport report = calls.drift(DRIFT).compare(sides.first(), sides.second());
    return new DriftPage(sides, report, List.of(), DRIFT.sample()).table().as(format);
  }

  /** Returns the address that compares both halves of the time in which there are calls. */
  private Optional<PageUrl> halves(PageUrl url, TimeWindow window) {
    return calls
        .timeline(new TimeRange(window.since(), window.until()), null, PIECES)
        .buckets()
        .stream()
        .filter(bucket -> bucket.stats().calls() > 0)
        .map(Timeline.Bucket::start)
        .findFirst()
        .map(
            start -> {
              Instant middle = start.plus(Duration.between(start, window.end()).dividedBy(2));
              return url.without("before", "after", "range")
                  .with("earlier_since", start)
                  .with("earlier_until", middle)
                  .with("since", middle)
                  .with("until", window.end());
            });
  }

  /** Shows what differs beyond chance, which takes a look at the calls themselves. */
  @GET
  @Path("drift")
  public HtmlPage drift(@Context UriInfo uri) {
    PageUrl url = PageUrl.of(uri);
    TimeWindow window = TimeWindow.of(url, USUAL_RANGE, clock.instant());
    Sides sides = Sides.of(url, window);
    Drift drift = calls.drift(DRIFT);
    return new HtmlPage(
        "analysis-drift",
        shell(url, window),
        new DriftPage(
            sides,
            drift.compare(sides.first(), sides.second()),
            drift.firstChanges(sides.first(), sides.second(), PIECES),
            DRIFT.sample()));
  }

  private static Shell shell(PageUrl url, TimeWindow window) {
    PageUrl held = window.since() == null ? url : window.held(url);
    return Shell.of(Section.ANALYSIS, TITLE, url, new Wording(window.now()))
        .about(window)
        .withCurl(url.at("/dashboard/analysis/compare.json").toString())
        .withDownloads(
            Shell.Download.table("Differences", held.at("/dashboard/analysis/drift")),
            Shell.Download.table("Figures", held.at("/dashboard/analysis/compare")));
  }
}
