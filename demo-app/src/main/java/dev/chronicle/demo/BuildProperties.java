package dev.chronicle.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * What the build knows and the program needs.
 *
 * @param version version of the demo
 * @param swaggerUiVersion version of the webjar that the API page comes from
 * @param htmxVersion version of the webjar that keeps pages up to date
 * @param uplotVersion version of the webjar that draws charts
 */
record BuildProperties(
    String version, String swaggerUiVersion, String htmxVersion, String uplotVersion) {

  /** Reads the properties that the build has left in the jar. */
  static BuildProperties load() {
    Properties properties = new Properties();
    try (InputStream file = BuildProperties.class.getResourceAsStream("/build.properties")) {
      properties.load(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("build.properties cannot be read", unreadable);
    }
    return new BuildProperties(
        properties.getProperty("version"),
        properties.getProperty("swagger-ui.version"),
        properties.getProperty("htmx.version"),
        properties.getProperty("uplot.version"));
  }
}
