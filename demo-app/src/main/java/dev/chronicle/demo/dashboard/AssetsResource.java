package dev.chronicle.demo.dashboard;

import dev.chronicle.demo.http.Assets;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The style sheets, scripts and pictures of the pages. Thread-safe. */
@Hidden
@Path("/dashboard")
public final class AssetsResource {
  private static final List<String> OWN =
      List.of("dashboard.css", "theme.js", "dashboard.js", "charts.js", "favicon.svg");

  private final Assets assets;

  /** Serves our own files, and those of these versions of htmx and uPlot from their webjars. */
  public AssetsResource(String htmxVersion, String uplotVersion) {
    Map<String, String> resources = new HashMap<>();
    String webjars = "/META-INF/resources/webjars/";
    OWN.forEach(name -> resources.put(name, "/dev/chronicle/demo/dashboard/assets/" + name));
    resources.put("htmx.min.js", webjars + "htmx.org/" + htmxVersion + "/dist/htmx.min.js");
    String uplot = webjars + "uplot/" + uplotVersion + "/dist/";
    resources.put("uPlot.iife.min.js", uplot + "uPlot.iife.min.js");
    resources.put("uPlot.min.css", uplot + "uPlot.min.css");
    assets = new Assets(resources);
  }

  /** Returns a file. */
  @GET
  @Path("assets/{file}")
  public Response file(@PathParam("file") String name, @Context Request request)
      throws IOException {
    return assets.answer(name, request);
  }
}
