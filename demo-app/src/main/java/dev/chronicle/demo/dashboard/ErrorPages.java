package dev.chronicle.demo.dashboard;

import dev.chronicle.demo.api.Problem;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;

/** Shows a problem that arose under a page as a page, to those who read pages. */
public final class ErrorPages implements ContainerResponseFilter {
  private final Clock clock;

  /** Makes the filter. */
  public ErrorPages(Clock clock) {
    this.clock = clock;
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (response.getEntity() instanceof Problem problem
        && request.getUriInfo().getPath().matches("/?dashboard(/.*)?")
        && request.getAcceptableMediaTypes().contains(MediaType.TEXT_HTML_TYPE)) {
      PageUrl url = PageUrl.of(request.getUriInfo());
      Shell shell = Shell.of(null, problem.title(), url, new Wording(clock.instant()));
      response.setEntity(
          new HtmlPage("error", shell, problem),
          response.getEntityAnnotations(),
          MediaType.TEXT_HTML_TYPE.withCharset("utf-8"));
    }
  }
}
