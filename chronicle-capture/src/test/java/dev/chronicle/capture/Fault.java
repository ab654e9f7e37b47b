package dev.chronicle.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chronicle.call.CallBatch;
import dev.chronicle.capture.redaction.Redaction;
import dev.chronicle.capture.sampling.CallLimit;
import dev.chronicle.capture.sampling.Sampler;
import dev.chronicle.capture.value.ValueLimits;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Constructor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/** Something that goes wrong in or around Chronicle, or is set in an unusual way. */
abstract class Fault {
  private static final Path FULL_DEVICE = Path.of("/dev/full");
  private static final int CALLS_OF_A_CLASS = 40;

  private final String name;
  private Chronicle chronicle;

  Fault(String name) {
    this.name = name;
  }

  /** Says how Chronicle is set up. */
  Chronicle.Builder builder() {
    return Chronicle.builder().sink(batch -> {});
  }

  void begin() {
    chronicle = builder().install();
  }

  /** What happens just before a call, on its thread. */
  void beforeCall(int number) throws Exception {}

  /** Checks and takes back what {@link #beforeCall} did. */
  void afterCall() {}

  /** Returns who makes the calls. */
  Echo echo(int number) throws Exception {
    return new Echo.Woven();
  }

  void end() {
    try {
      // Stages that are never done are calls that have not ended.
      assertThat(chronicle.flush()).as("the writer is alive").isTrue();
      assertThat(chronicle.metrics().pending()).isZero();
    } finally {
      chronicle.close();
    }
  }

  Chronicle chronicle() {
    return chronicle;
  }

  @Override
  public final String toString() {
    return name;
  }

  static List<Fault> all() {
    List<Fault> all = new ArrayList<>();
    all.add(new NotInstalled());
    all.add(sink("nothing wrong", batch -> {}));
    addSinks(all);
    addThreads(all);
    addSettings(all);
    all.add(new ReloadedClasses());
    return all;
  }

  private static void addSinks(List<Fault> all) {
    all.add(
        sink(
            "sink that throws an exception",
            batch -> {
              throw new IllegalStateException("no sink");
            }));
    all.add(
        sink(
            "sink that throws an error",
            batch -> {
              throw new OutOfMemoryError("no sink");
            }));
    all.add(
        sink(
            "sink that throws what cannot be printed",
            batch -> {
              throw new Unprintable();
            }));
    all.add(sink("full disk", Fault::writeToFullDisk));
    all.add(sink("sink that interrupts the writer", batch -> Thread.currentThread().interrupt()));
    all.add(sink("sink that calls captured methods", batch -> new Echo.Woven().captured(batch)));
    all.add(new StuckSink(Overload.shed(), "sink slower than the load"));
    all.add(
        new StuckSink(
            Overload.block(Duration.ofNanos(1)), "sink slower than the load, callers that wait"));
  }

  private static void addThreads(List<Fault> all) {
    all.add(
        new Fault("interrupted caller") {
          @Override
          void beforeCall(int number) {
            Thread.currentThread().interrupt();
          }

          @Override
          void afterCall() {
            assertThat(Thread.interrupted()).as("still interrupted").isTrue();
          }
        });
    all.add(
        new Fault("interrupted writer") {
          @Override
          void beforeCall(int number) {
            Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> number % 20 == 0 && thread.getName().equals("chronicle-writer"))
                .forEach(Thread::interrupt);
          }
        });
    all.add(
        new Fault("closed and installed in between") {
          @Override
          void beforeCall(int number) {
            if (number % 50 == 25) {
              super.end();
            } else if (number % 50 == 49) {
              begin();
            }
          }

          @Override
          void end() {
            chronicle().close();
          }
        });
  }

  private static void addSettings(List<Fault> all) {
    all.add(sampled("nothing is sampled", Sampler.rate(0)));
    all.add(sampled("half is sampled", Sampler.rate(0.5)));
    all.add(sampled("one a second", Sampler.perSecond(1)));
    all.add(sampled("adaptive", Sampler.adaptive(1)));
    all.add(sampled("by cluster", Sampler.byCluster(1, Duration.ofMinutes(1))));
    all.add(
        sampled(
            "sampler that throws",
            (arguments, now) -> {
              throw new IllegalStateException("no sampler");
            }));
    all.add(
        settings(
            "all is slow",
            CaptureSettings.builder()
                .sampler(Sampler.rate(0))
                .slowThreshold(Duration.ofNanos(1))
                .build()));
    all.add(
        settings(
            "limit that was reached",
            CaptureSettings.builder()
                .limit(CallLimit.of(1, Duration.ofHours(1)).byField("value").thenKeepOneIn(3))
                .build()));
    all.add(
        new Fault("settings that change") {
          @Override
          void beforeCall(int number) {
            Sampler sampler = number % 2 == 0 ? Sampler.rate(0) : Sampler.always();
            if (number % 7 == 0) {
              chronicle().settings(CaptureSettings.builder().sampler(sampler).build());
            }
          }
        });
    all.add(
        built("no room for any value", Chronicle.builder().limits(new ValueLimits(1, 1, 1, 16))));
    all.add(
        built(
            "redaction that throws",
            Chronicle.builder()
                .redaction(
                    Redaction.builder()
                        .rule(
                            (type, member) -> {
                              throw new IllegalStateException("no rule");
                            })
                        .build())));
    all.add(
        built(
            "pattern that backtracks for ever",
            Chronicle.builder()
                .redaction(Redaction.builder().pattern(Pattern.compile("(x+)+\\u0000")).build())));
  }

  private static Fault sink(String name, CallSink sink) {
    return new Fault(name) {
      @Override
      Chronicle.Builder builder() {
        return Chronicle.builder().sink(sink).batchSize(8);
      }
    };
  }

  private static Fault sampled(String name, Sampler sampler) {
    return settings(name, CaptureSettings.builder().sampler(sampler).build());
  }

  private static Fault settings(String name, CaptureSettings settings) {
    return built(name, Chronicle.builder().settings(settings));
  }

  private static Fault built(String name, Chronicle.Builder builder) {
    return new Fault(name) {
      @Override
      Chronicle.Builder builder() {
        return builder.sink(batch -> {});
      }
    };
  }

  private static void writeToFullDisk(CallBatch batch) throws IOException {
    if (!Files.exists(FULL_DEVICE)) {
      throw new IOException("No space left on device");
    }
    try (OutputStream full = new FileOutputStream(FULL_DEVICE.toFile())) {
      full.write(1);
    }
    throw new AssertionError("the disk is not full");
  }

  /** An error that fails when it is asked what it is. */
  private static final class Unprintable extends Error {
    private static final long serialVersionUID = 1L;

    @Override
    public String getMessage() {
      throw new Unprintable();
    }
  }

  private static final class NotInstalled extends Fault {
    NotInstalled() {
      super("not installed");
    }

    @Override
    void begin() {}

    @Override
    void end() {}
  }

  /** A sink that takes its first batch when all calls are over. */
  private static final class StuckSink extends Fault {
    private final CountDownLatch over = new CountDownLatch(1);
    private final Overload overload;

    StuckSink(Overload overload, String name) {
      super(name);
      this.overload = overload;
    }

    @Override
    Chronicle.Builder builder() {
      return Chronicle.builder()
          .sink(batch -> over.await())
          .queueCapacity(64)
          .settings(CaptureSettings.builder().overload(overload).build());
    }

    @Override
    void end() {
      over.countDown();
      super.end();
    }
  }

  /** Classes of the application that are loaded again and again, and let go of. */
  private static final class ReloadedClasses extends Fault {
    private Echo latest;

    ReloadedClasses() {
      super("classes that are unloaded");
    }

    @Override
    Echo echo(int number) throws Exception {
      if (number % CALLS_OF_A_CLASS == 0) {
        latest = null;
        System.gc();
        LockSupport.parkNanos(1);
        Class<?> copy = new CopyingLoader(Echo.Woven.class).loadClass(Echo.Woven.class.getName());
        assertThat(copy).isNotSameAs(Echo.Woven.class);
        Constructor<?> constructor = copy.getDeclaredConstructor();
        constructor.setAccessible(true);
        latest = (Echo) constructor.newInstance();
      }
      return latest;
    }
  }
}
