package dev.chronicle.demo.http;

import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Files of the jar by the names that they are served under, each read once. Thread-safe. */
public final class Assets {
  private final Map<String, String> resources;
  private final Map<String, Asset> loaded = new ConcurrentHashMap<>();

  /**
   * Serves these files.
   *
   * @param resources absolute name of a resource of the class path by the name to serve it under
   */
  public Assets(Map<String, String> resources) {
    this.resources = Map.copyOf(resources);
  }

  /**
   * Returns the file of this name, or word that the caller has it already.
   *
   * @throws NotFoundException if there is no such file
   */
  public Response answer(String name, Request request) throws IOException {
    String resource = resources.get(name);
    if (resource == null) {
      throw new NotFoundException();
    }
    Asset asset = loaded.get(name);
    if (asset == null) {
      asset = Asset.load(resource);
      loaded.put(name, asset);
    }
    return asset.answer(request);
  }
}
