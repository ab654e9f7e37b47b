package dev.chronicle.demo.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class WatchedExporterTest {
  private final Logger logger = (Logger) LoggerFactory.getLogger(WatchedExporter.class);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Collector collector = new Collector();
  private final SpanExporter exporter = new WatchedExporter(collector, () -> "nobody there");

  @BeforeEach
  void readTheLog() {
    logger.setLevel(Level.INFO);
    log.start();
    logger.addAppender(log);
  }

  @AfterEach
  void leaveTheLog() {
    logger.detachAppender(log);
  }

  @Test
  void outage_isToldOnce_andItsEndOnce() {
    export(true);
    assertThat(log.list).isEmpty();

    export(false);
    export(false);
    assertThat(log.list)
        .singleElement()
        .extracting(ILoggingEvent::getFormattedMessage)
        .asString()
        .contains("Spans cannot be sent", "nobody there");

    export(true);
    export(true);
    export(false);
    assertThat(log.list).hasSize(3);
  }

  private void export(boolean answers) {
    collector.answers = answers;
    assertThat(exporter.export(List.of()).isSuccess()).isEqualTo(answers);
  }

  private static final class Collector implements SpanExporter {
    private boolean answers;

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
      return answers ? CompletableResultCode.ofSuccess() : CompletableResultCode.ofFailure();
    }

    @Override
    public CompletableResultCode flush() {
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
      return CompletableResultCode.ofSuccess();
    }
  }
}
