package dev.chronicle.demo.telemetry;

import io.opentelemetry.context.Context;
import io.opentelemetry.instrumentation.api.semconv.http.HttpServerRoute;
import io.opentelemetry.instrumentation.api.semconv.http.HttpServerRouteSource;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.util.stream.Collectors;
import org.glassfish.jersey.server.ExtendedUriInfo;
import org.glassfish.jersey.uri.UriTemplate;

/** Names the span of a request after the resource's path as it is written in the source. */
public final class RouteFilter implements ContainerRequestFilter {
  @Override
  public void filter(ContainerRequestContext request) {
    if (request.getUriInfo() instanceof ExtendedUriInfo uri) {
      HttpServerRoute.update(Context.current(), HttpServerRouteSource.CONTROLLER, route(uri));
    }
  }

  /** Jersey lists the templates that matched from the last to the first. */
  private static String route(ExtendedUriInfo uri) {
    return uri.getMatchedTemplates().stream()
        .map(UriTemplate::getTemplate)
        .collect(Collectors.reducing("", (last, before) -> before + last));
  }
}
