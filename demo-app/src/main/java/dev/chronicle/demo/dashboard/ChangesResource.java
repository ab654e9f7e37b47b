package dev.chronicle.demo.dashboard;

import dev.chronicle.analysis.drift.Drift;
import dev.chronicle.analysis.drift.DriftSettings;
import dev.chronicle.demo.resources.RecordedCalls;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Instant;

/** The pages that compare two times or two versions of the service. */
@Hidden
@Path("/dashboard/analysis")
@Produces(HtmlPage.MEDIA_TYPE)
public final class ChangesResource {
  private static final String TITLE = "What changed";
  private static final String USUAL_RANGE = "1h";
  private static final int PIECES = 60;
  private static final DriftSettings DRIFT =
      new DriftSettings(
          200, DriftSettings.DEFAULT.significance(), DriftSettings.DEFAULT.minimumChange());

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
    return new HtmlPage(
        "analysis-compare",
        shell(url, window),
        new ChangesPage(sides, calls.analysis().compare(sides.first(), sides.second())));
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
    Instant now = window.now();
    return Shell.of(Section.ANALYSIS, TITLE, url, new Wording(now)).about(window);
  }
}
