package dev.chronicle.demo.dashboard;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.Locale;

/** Stands in for the pages that are not built yet, and says so. */
@Hidden
@Path("/dashboard")
@Produces(HtmlPage.MEDIA_TYPE)
public final class ComingResource {
  private final Clock clock;

  /** Makes the page. */
  public ComingResource(Clock clock) {
    this.clock = clock;
  }

  /** Shows the page. */
  @GET
  @Path("{section: replay}")
  public HtmlPage page(@PathParam("section") String name, @Context UriInfo uri) {
    Section section = Section.valueOf(name.toUpperCase(Locale.ROOT));
    Wording say = new Wording(clock.instant());
    return new HtmlPage(
        "coming", Shell.of(section, section.label(), PageUrl.of(uri), say), section);
  }
}
