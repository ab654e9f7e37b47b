package dev.chronicle.demo.resources;

import dev.chronicle.demo.http.Assets;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Map;

/** The page on which people read about the REST interface and try it out. */
@Hidden
@Path("/")
public final class DocsResource {
  private static final String OWN = "/docs/";

  private final Assets assets;

  /** Serves the page with the scripts of this version of Swagger UI, from its webjar. */
  public DocsResource(String swaggerUiVersion) {
    String webjar = "/META-INF/resources/webjars/swagger-ui/" + swaggerUiVersion + "/";
    assets =
        new Assets(
            Map.of(
                "index.html", OWN + "index.html",
                "docs.js", OWN + "docs.js",
                "swagger-ui-bundle.js", webjar + "swagger-ui-bundle.js",
                "swagger-ui.css", webjar + "swagger-ui.css",
                "favicon-32x32.png", webjar + "favicon-32x32.png"));
  }

  /** Returns the page. */
  @GET
  @Path("docs")
  public Response page(@Context Request request) throws IOException {
    return file("index.html", request);
  }

  /** Returns a file that the page needs. */
  @GET
  @Path("docs/{file}")
  public Response file(@PathParam("file") String name, @Context Request request)
      throws IOException {
    return assets.answer(name, request);
  }
}
