package dev.chronicle.simulator;

import dev.chronicle.simulator.report.LiveView;
import dev.chronicle.simulator.report.Snapshot;
import dev.chronicle.simulator.run.TrafficEngine;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A run that the command waits for. When the process is told to end, by Ctrl-C for instance, the
 * run is stopped and the process stays until this is closed, so that the summary is still printed.
 */
final class ForegroundRun implements AutoCloseable {
  private static final Duration REFRESH = Duration.ofMillis(500);
  private static final int SUMMARY_SECONDS = 5;

  private final TrafficEngine engine;
  private final LiveView view;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread hook = new Thread(this::endInOrder, "traffic-shutdown");

  private ForegroundRun(TrafficEngine engine, LiveView view) {
    this.engine = engine;
    this.view = view;
  }

  /** Starts the engine. */
  static ForegroundRun start(TrafficEngine engine, LiveView view) {
    ForegroundRun run = new ForegroundRun(engine, view);
    Runtime.getRuntime().addShutdownHook(run.hook);
    engine.start();
    return run;
  }

  /** Shows the run until it is over, and returns its final numbers. */
  Snapshot awaitEnd() throws InterruptedException {
    while (!engine.awaitEnd(REFRESH)) {
      view.update(engine.snapshot());
    }
    view.end();
    return engine.snapshot();
  }

  /** Lets the process end. */
  @Override
  public void close() {
    closed.countDown();
    engine.close();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending already, and it is the hook that waited for this.
    }
  }

  private void endInOrder() {
    try {
      engine.stop();
      boolean printed = closed.await(SUMMARY_SECONDS, TimeUnit.SECONDS);
      if (!printed) {
        view.notice("the summary could not be printed in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
