package dev.chronicle.demo.core;

import com.github.f4b6a3.tsid.Tsid;
import com.github.f4b6a3.tsid.TsidFactory;
import dev.chronicle.capture.Dependency;
import java.time.Clock;
import java.util.function.IntSupplier;
import java.util.random.RandomGenerator;

/**
 * Makes ids that sort in the order in which they were made: 13 characters, of which the first tell
 * the millisecond.
 *
 * <p>The layout is that of a <a href="https://github.com/f4b6a3/tsid-creator">TSID</a>.
 * Thread-safe.
 */
public final class TaskIds {
  private final TsidFactory factory;

  /** Makes ids by this clock and, within a millisecond, from a random start. */
  public TaskIds(Clock clock, RandomGenerator random) {
    factory =
        TsidFactory.builder()
            .withNodeBits(0)
            .withTimeFunction(() -> clock.instant().toEpochMilli())
            .withRandomFunction((IntSupplier) () -> random.nextInt())
            .build();
  }

  /** Returns an id that is greater than all before. */
  public String next() {
    return Tsid.from(nextNumber()).toString();
  }

  /** Draws what is chance in an id, so that a replay draws the same. */
  @Dependency(name = "TaskIds.number")
  private long nextNumber() {
    return factory.create().toLong();
  }

  /**
   * Returns the least id that is greater, so that a list which ends before it begins with {@code
   * id}.
   */
  public static String after(String id) {
    return Tsid.from(Tsid.from(id).toLong() + 1).toString();
  }

  /** Says whether {@code text} has the form of an id, as {@link #next()} writes it. */
  public static boolean isId(String text) {
    return Tsid.isValid(text) && Tsid.from(text).toString().equals(text);
  }
}
