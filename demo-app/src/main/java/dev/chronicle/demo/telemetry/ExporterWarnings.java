package dev.chronicle.demo.telemetry;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** Makes a line each of the SDK's complaints about a collector that does not answer. */
final class ExporterWarnings {
  /** Kept, because a logger that nobody holds forgets its filter. */
  private static final List<Logger> EXPORTERS =
      Stream.of("GrpcExporter", "HttpExporter")
          .map(name -> Logger.getLogger("io.opentelemetry.exporter.otlp.internal." + name))
          .toList();

  private ExporterWarnings() {}

  /** Turns stack traces into their message from now on; how often they come is the SDK's affair. */
  static void shorten() {
    EXPORTERS.forEach(logger -> logger.setFilter(ExporterWarnings::shorten));
  }

  private static boolean shorten(LogRecord complaint) {
    Throwable cause = complaint.getThrown();
    if (cause != null) {
      complaint.setMessage(complaint.getMessage() + " " + cause.getMessage());
      complaint.setThrown(null);
      complaint.setLevel(Level.WARNING);
    }
    return true;
  }
}
