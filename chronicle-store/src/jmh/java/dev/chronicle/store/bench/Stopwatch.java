package dev.chronicle.store.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** Adds up the processor time of the thread that works, and the time that passes. */
final class Stopwatch {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private long processorNanos;
  private long elapsedNanos;

  /** Something that takes time. */
  @FunctionalInterface
  interface Work {
    void run() throws Exception;
  }

  void time(Work work) throws Exception {
    long processor = THREADS.getCurrentThreadCpuTime();
    long begin = System.nanoTime();
    work.run();
    elapsedNanos += System.nanoTime() - begin;
    processorNanos += THREADS.getCurrentThreadCpuTime() - processor;
  }

  long processorNanos() {
    return processorNanos;
  }

  long elapsedNanos() {
    return elapsedNanos;
  }
}
