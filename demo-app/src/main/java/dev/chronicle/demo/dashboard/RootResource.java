package dev.chronicle.demo.dashboard;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** Leads those who come without a path to the first page. */
@Hidden
@Path("/")
public final class RootResource {

  /** Leads on. */
  @GET
  public Response root() {
    return Response.temporaryRedirect(URI.create("/dashboard")).build();
  }
}
