package dev.chronicle.capture.bench;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.OutputStreamAppender;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import net.logstash.logback.argument.StructuredArguments;
import net.logstash.logback.encoder.LogstashEncoder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * One method, an order of two items in and a receipt out, as others observe it. Bursts as in {@link
 * CallingThreadBenchmark}; each peer in a process of its own with what it needs. Run it where
 * {@code chronicle-capture} is the working directory, then {@link PeerRecords}.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 100)
@Measurement(iterations = 100)
@Fork(1)
@State(Scope.Thread)
public class PeerBenchmark {
  private static final int BURST = CallingThreadBenchmark.BURST;

  private final PeerWork work = new PeerWork();
  private final Work woven = new Work();

  @Benchmark
  @OperationsPerInvocation(BURST)
  public void a_nothing(CallingThreadCpu.Meter meter, Blackhole results) {
    callAll(results);
  }

  @Benchmark
  @OperationsPerInvocation(BURST)
  public void b_chronicle(
      CallingThreadBenchmark.Recording state, CallingThreadCpu.Meter meter, Blackhole results) {
    for (int i = 0; i < BURST; i++) {
      results.consume(woven.record(Order.EXAMPLE));
    }
  }

  @Benchmark
  @OperationsPerInvocation(BURST)
  @Fork(
      value = 1,
      jvmArgsAppend = {
        "-javaagent:target/bench/peers/kieker-aspectj.jar",
        "-Dorg.aspectj.weaver.loadtime.configuration=peers/kieker-aop.xml",
        "-Dkieker.monitoring.configuration=src/jmh/resources/peers/kieker.properties",
        "-Dkieker.monitoring.writer.filesystem.FileWriter.customStoragePath="
            + PeerRecords.KIEKER_BLOCKING,
        "-Dkieker.monitoring.skipDefaultAOPConfiguration=true"
      })
  public void c_kieker(CallingThreadCpu.Meter meter, Blackhole results) {
    callAll(results);
  }

  @Benchmark
  @OperationsPerInvocation(BURST)
  @Fork(
      value = 1,
      jvmArgsAppend = {
        "-javaagent:target/bench/peers/kieker-aspectj.jar",
        "-Dorg.aspectj.weaver.loadtime.configuration=peers/kieker-aop.xml",
        "-Dkieker.monitoring.configuration=src/jmh/resources/peers/kieker.properties",
        "-Dkieker.monitoring.core.controller.WriterController.RecordQueueInsertBehavior=2",
        "-Dkieker.monitoring.writer.filesystem.FileWriter.customStoragePath="
            + PeerRecords.KIEKER_DROPPING,
        "-Dkieker.monitoring.skipDefaultAOPConfiguration=true"
      })
  public void c_kiekerDropping(CallingThreadCpu.Meter meter, Blackhole results) {
    callAll(results);
  }

  @Benchmark
  @OperationsPerInvocation(BURST)
  @Fork(
      value = 1,
      jvmArgsAppend = {
        "-javaagent:target/bench/peers/opentelemetry-javaagent.jar",
        "-Dotel.instrumentation.methods.include=dev.chronicle.capture.bench.PeerWork[record]",
        "-Dotel.traces.exporter=none",
        "-Dotel.metrics.exporter=none",
        "-Dotel.logs.exporter=none"
      })
  public void d_openTelemetryAgent(CallingThreadCpu.Meter meter, Blackhole results) {
    callAll(results);
  }

  @Benchmark
  @OperationsPerInvocation(BURST)
  @Warmup(iterations = 20)
  @Measurement(iterations = 20)
  @Fork(
      value = 1,
      jvmArgsAppend = {
        "-javaagent:target/bench/peers/appmap-agent.jar",
        "-Dappmap.config.file=src/jmh/resources/peers/appmap.yml",
        // From where the configuration is.
        "-Dappmap.output.directory=../../../../" + PeerRecords.APPMAP,
        "-Dappmap.recording.auto=true"
      })
  public void e_appMap(CallingThreadCpu.Meter meter, Blackhole results) {
    callAll(results);
  }

  @Benchmark
  @OperationsPerInvocation(BURST)
  @Fork(
      value = 1,
      jvmArgsAppend = {"-XX:StartFlightRecording=settings=profile,filename=" + PeerRecords.JFR})
  public void f_jfrEvent(CallingThreadCpu.Meter meter, Blackhole results) {
    for (int i = 0; i < BURST; i++) {
      OrderEvent event = new OrderEvent();
      event.begin();
      Receipt receipt = work.record(Order.EXAMPLE);
      event.order = Order.EXAMPLE.toString();
      event.receipt = receipt.toString();
      event.commit();
      results.consume(receipt);
    }
  }

  @Benchmark
  @OperationsPerInvocation(BURST)
  public void g_asyncJsonLog(Logging logging, CallingThreadCpu.Meter meter, Blackhole results) {
    for (int i = 0; i < BURST; i++) {
      Receipt receipt = work.record(Order.EXAMPLE);
      logging.logger.info(
          "record {} {}",
          StructuredArguments.value("order", Order.EXAMPLE),
          StructuredArguments.value("receipt", receipt));
      results.consume(receipt);
    }
  }

  private void callAll(Blackhole results) {
    for (int i = 0; i < BURST; i++) {
      results.consume(work.record(Order.EXAMPLE));
    }
  }

  /** What a person would put into the flight recorder to have the same. */
  @Name(PeerRecords.JFR_EVENT)
  @Label("Order placed")
  @StackTrace(false)
  static final class OrderEvent extends Event {
    @Label("Order")
    String order;

    @Label("Receipt")
    String receipt;
  }

  /** Forgets what is written, but counts how often: once for each event. */
  private static final class Counting extends OutputStream {
    private final AtomicLong writes = new AtomicLong();

    @Override
    public void write(int unused) {
      writes.incrementAndGet();
    }

    @Override
    public void write(byte[] unused, int from, int length) {
      writes.incrementAndGet();
    }
  }

  /** Logback's asynchronous appender, never blocking, that writes JSON to nowhere. */
  @State(Scope.Benchmark)
  public static class Logging {
    private static final int QUEUE = 16_384;

    private final Counting written = new Counting();
    private Logger logger;
    private AsyncAppender async;

    @Setup
    public void start() {
      LoggerContext context = new LoggerContext();
      context.setMDCAdapter(new LogbackMDCAdapter());
      LogstashEncoder encoder = new LogstashEncoder();
      encoder.setContext(context);
      encoder.start();
      OutputStreamAppender<ILoggingEvent> json = new OutputStreamAppender<>();
      json.setContext(context);
      json.setEncoder(encoder);
      json.setOutputStream(written);
      json.start();
      async = new AsyncAppender();
      async.setContext(context);
      async.setQueueSize(QUEUE);
      async.setDiscardingThreshold(0);
      async.setNeverBlock(true);
      async.addAppender(json);
      async.start();
      logger = context.getLogger("bench");
      logger.setLevel(Level.INFO);
      logger.setAdditive(false);
      logger.addAppender(async);
    }

    @Setup(org.openjdk.jmh.annotations.Level.Iteration)
    public void makeRoom() throws InterruptedException {
      while (async.getNumberOfElementsInQueue() > 0) {
        Thread.sleep(1);
      }
    }

    @TearDown
    public void stop() {
      async.stop();
      System.out.printf("%nlogged: %,d%n", written.writes.get());
    }
  }
}
