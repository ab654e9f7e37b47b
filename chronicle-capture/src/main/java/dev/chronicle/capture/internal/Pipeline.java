package dev.chronicle.capture.internal;

import dev.chronicle.call.DropReason;
import dev.chronicle.call.ServiceId;
import dev.chronicle.capture.CallSink;
import dev.chronicle.capture.CaptureMetrics;
import dev.chronicle.capture.value.ValueCodec;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** Recorder, queue and writer of one Chronicle, wired together. Thread-safe. */
public final class Pipeline {
  private final CallSink sink;
  private final CallQueue queue;
  private final Recorder recorder;
  private final CallWriter writer;

  /** Wires the parts; nothing runs yet. */
  public Pipeline(Settings settings, ServiceId service, ValueCodec codec, CallSink sink) {
    CallClock clock = CallClock.system();
    this.sink = sink;
    this.queue = new CallQueue(settings.queueCapacity(), settings.queueBytes());
    this.recorder = new Recorder(clock, codec, queue);
    this.writer =
        new CallWriter(
            queue,
            sink,
            service,
            clock,
            recorder.methods().counters(),
            settings.batchSize(),
            settings.flushInterval());
  }

  /** Lets woven methods report here. Returns {@code false} if they report elsewhere already. */
  public boolean start() {
    if (!recorder.install()) {
      return false;
    }
    writer.start();
    return true;
  }

  /** Waits until what ended before is with the sink; {@code false} if that takes too long. */
  public boolean flush(Duration timeout) {
    return writer.flush(timeout);
  }

  /**
   * Takes no further call, writes what is queued, closes the sink. Returns {@code false} if the
   * sink took longer than {@code timeout}; it is then left open, because the writer still uses it.
   */
  public boolean stop(Duration timeout) {
    recorder.uninstall();
    if (!writer.stop(timeout)) {
      return false;
    }
    sink.close();
    return true;
  }

  /** Returns the counts as they are now. */
  public CaptureMetrics metrics() {
    long stored = 0;
    Map<DropReason, Long> dropped = new EnumMap<>(DropReason.class);
    for (FunctionCounters function : recorder.methods().counters()) {
      stored += function.storedCount();
      for (DropReason reason : DropReason.values()) {
        dropped.merge(reason, function.droppedCount(reason), Long::sum);
      }
    }
    // Read last, so that a call that ends meanwhile is pending rather than missing.
    long offered = 0;
    for (FunctionCounters function : recorder.methods().counters()) {
      offered += function.offeredCount();
    }
    return new CaptureMetrics(offered, stored, 0, dropped);
  }

  /**
   * How large the pipeline is.
   *
   * @param queueCapacity calls that may wait for the writer
   * @param queueBytes estimated bytes that they may take
   * @param batchSize calls that go to the sink at once, at most
   * @param flushInterval longest time that a call waits while there is little to do
   */
  public record Settings(
      int queueCapacity, long queueBytes, int batchSize, Duration flushInterval) {}
}
