package dev.chronicle.capture.internal;

import dev.chronicle.call.CaptureNotice;
import dev.chronicle.call.DropReason;
import dev.chronicle.call.ServiceId;
import dev.chronicle.capture.CallSink;
import dev.chronicle.capture.CaptureMetrics;
import dev.chronicle.capture.CaptureRun;
import dev.chronicle.capture.CaptureSettings;
import dev.chronicle.capture.value.ValueCodec;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Recorder, queue and writer of one Chronicle, wired together. Thread-safe. */
public final class Pipeline {
  private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);

  private final ServiceId service;
  private final CallClock clock;
  private final List<SinkChannel> sinks;
  private final CallQueue queue;
  private final NoticeBoard notices;
  private final Selection selection;
  private final Recorder recorder;
  private final CallWriter writer;

  /** Wires the parts; nothing runs yet. */
  public Pipeline(
      Settings settings,
      CaptureSettings selecting,
      ServiceId service,
      ValueCodec codec,
      List<CallSink> sinks) {
    this.service = service;
    this.clock = CallClock.system();
    this.sinks = sinks.stream().map(SinkChannel::new).toList();
    this.queue = new CallQueue(settings.queueCapacity(), settings.queueBytes());
    this.notices = new NoticeBoard(clock);
    this.selection = new Selection(clock, codec, notices, selecting);
    this.queue.blockFor(selection.blockNanos());
    this.recorder = new Recorder(clock, codec, selection, settings.kindsLeftOut(), queue);
    this.writer =
        new CallWriter(
            queue,
            this.sinks,
            service,
            codec,
            clock,
            recorder.methods().counters(),
            notices,
            settings.batchSize(),
            settings.flushInterval());
  }

  /** Lets woven methods report here. Returns {@code false} if they report elsewhere already. */
  public boolean start() {
    if (!recorder.install()) {
      clock.tickCheaply(false);
      return false;
    }
    CaptureRun run = new CaptureRun(service, this::metrics);
    sinks.forEach(channel -> begin(channel.sink(), run));
    writer.start();
    return true;
  }

  /** Waits until what ended before is with the sink; {@code false} if that takes too long. */
  public boolean flush(Duration timeout) {
    return writer.flush(timeout);
  }

  /**
   * Takes no further call, writes what is queued, closes the sinks. Returns {@code false} if they
   * took longer than {@code timeout}; they are then left open, because the writer still uses them.
   */
  public boolean stop(Duration timeout) {
    recorder.uninstall();
    boolean isDone = writer.stop(timeout);
    clock.tickCheaply(false);
    if (isDone) {
      sinks.forEach(channel -> close(channel.sink()));
    }
    return isDone;
  }

  private static void begin(CallSink sink, CaptureRun run) {
    try {
      sink.begin(run);
    } catch (Exception failure) {
      LOG.warn("{} does not note that the program began: {}", sink, failure.toString());
    }
  }

  private static void close(CallSink sink) {
    try {
      sink.close();
    } catch (RuntimeException failure) {
      LOG.warn("{} was not closed in order: {}", sink, failure.toString());
    }
  }

  /** Returns which calls are recorded. */
  public CaptureSettings settings() {
    return selection.settings();
  }

  /** Changes which calls are recorded, for calls that begin from now on. */
  public void settings(CaptureSettings settings) {
    selection.apply(settings);
    queue.blockFor(selection.blockNanos());
  }

  /** Returns the latest notices, oldest first. */
  public List<CaptureNotice> notices() {
    return notices.latest();
  }

  /** Returns the counts as they are now. */
  public CaptureMetrics metrics() {
    long stored = 0;
    long refused = 0;
    long withoutPayload = 0;
    Map<DropReason, Long> dropped = new EnumMap<>(DropReason.class);
    for (FunctionCounters function : recorder.methods().counters()) {
      stored += function.storedCount();
      withoutPayload += function.withoutPayloadCount();
      for (DropReason reason : DropReason.values()) {
        long lost = function.lostCount(reason);
        long itsRefused = function.refusedCount(reason);
        refused += itsRefused;
        dropped.merge(reason, lost + itsRefused, Long::sum);
      }
    }
    // Read last, so that a call that ends meanwhile is pending rather than missing.
    long putIn = queue.putIn();
    return new CaptureMetrics(
        putIn + refused,
        stored,
        dropped.getOrDefault(DropReason.SAMPLED_OUT, 0L),
        dropped,
        withoutPayload,
        sinks.stream().map(SinkChannel::metrics).toList());
  }

  /**
   * How large the pipeline is, and what never goes into it.
   *
   * @param queueCapacity calls that may wait for the writer
   * @param queueBytes estimated bytes that they may take
   * @param batchSize calls that go to the sink at once, at most
   * @param flushInterval longest time that a call waits while there is little to do
   * @param kindsLeftOut kinds of dependency calls that are not recorded
   */
  public record Settings(
      int queueCapacity,
      long queueBytes,
      int batchSize,
      Duration flushInterval,
      Set<String> kindsLeftOut) {}
}
