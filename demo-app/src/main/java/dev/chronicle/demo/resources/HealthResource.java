package dev.chronicle.demo.resources;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.Map;

/** Says whether the server can do its work. */
@Path("/health")
@Produces("application/json")
public class HealthResource {
  @GET
  public Map<String, Object> health() {
    return Map.of("status", "healthy");
  }
}
