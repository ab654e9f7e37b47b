package dev.chronicle.demo.telemetry;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells once that spans cannot be sent, and once that they can be again. */
final class WatchedExporter implements SpanExporter {
  private static final Logger LOG = LoggerFactory.getLogger(WatchedExporter.class);

  private final SpanExporter exporter;
  private final Supplier<String> reason;
  private final AtomicBoolean failing = new AtomicBoolean();

  /**
   * Watches an exporter.
   *
   * @param reason says in one line why the last attempt failed
   */
  WatchedExporter(SpanExporter exporter, Supplier<String> reason) {
    this.exporter = exporter;
    this.reason = reason;
  }

  @Override
  public CompletableResultCode export(Collection<SpanData> spans) {
    CompletableResultCode result = exporter.export(spans);
    return result.whenComplete(() -> note(result.isSuccess()));
  }

  private void note(boolean success) {
    if (success && failing.compareAndSet(true, false)) {
      LOG.info("Spans are sent again");
    }
    if (!success && failing.compareAndSet(false, true)) {
      LOG.warn(
          "Spans cannot be sent and are lost until the collector answers, which will be told: {}",
          reason.get());
    }
  }

  @Override
  public CompletableResultCode flush() {
    return exporter.flush();
  }

  @Override
  public CompletableResultCode shutdown() {
    return exporter.shutdown();
  }

  @Override
  public String toString() {
    return "WatchedExporter{" + exporter + "}";
  }
}
