package dev.chronicle.demo.telemetry;

import java.util.List;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** Holds back what the SDK says each time a collector does not answer, and remembers the reason. */
final class ExporterWarnings {
  /** Kept, because a logger that nobody holds forgets its filter. */
  private static final List<Logger> EXPORTERS =
      Stream.of("GrpcExporter", "HttpExporter")
          .map(name -> Logger.getLogger("io.opentelemetry.exporter.otlp.internal." + name))
          .toList();

  private static volatile String reason = "unknown";

  private ExporterWarnings() {}

  /** Holds the warnings back from now on; {@link WatchedExporter} tells them in their place. */
  static void holdBack() {
    EXPORTERS.forEach(logger -> logger.setFilter(ExporterWarnings::remember));
  }

  /** Returns the last warning in one line. */
  static String lastReason() {
    return reason;
  }

  private static boolean remember(LogRecord warning) {
    Throwable cause = warning.getThrown();
    reason = cause == null ? warning.getMessage() : String.valueOf(cause.getMessage());
    return false;
  }
}
