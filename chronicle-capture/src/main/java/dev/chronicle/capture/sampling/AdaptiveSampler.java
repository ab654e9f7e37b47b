package dev.chronicle.capture.sampling;

import dev.chronicle.call.FunctionId;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Admits a number of calls a second of each function, and more after errors and novelties. */
final class AdaptiveSampler implements Sampler {
  private static final int MOST_CALLS = 100_000;
  private static final int BOOST = 10;
  private static final int MOST_SHAPES = 1_000;
  private static final long SECOND = Duration.ofSeconds(1).toNanos();
  private static final long BOOST_LENGTH = Duration.ofSeconds(10).toNanos();

  private final int callsPerSecond;
  private final Map<FunctionId, OfFunction> functions = new ConcurrentHashMap<>();

  AdaptiveSampler(int callsPerSecond) {
    if (callsPerSecond < 1 || callsPerSecond > MOST_CALLS) {
      throw new IllegalArgumentException(
          "callsPerSecond must be between 1 and " + MOST_CALLS + ", was: " + callsPerSecond);
    }
    this.callsPerSecond = callsPerSecond;
  }

  /** Unused: each function has its own. */
  @Override
  public boolean admits(Object[] arguments, long nowNanos) {
    return true;
  }

  @Override
  public Sampler forFunction(FunctionId function) {
    return functions.computeIfAbsent(function, unused -> new OfFunction());
  }

  @Override
  public String toString() {
    return "adaptive(" + callsPerSecond + ")";
  }

  /** Decides for one function. */
  private final class OfFunction implements OutcomeSampler {
    private final Quota quota = new Quota(SECOND);
    private final Set<Integer> shapes = ConcurrentHashMap.newKeySet();
    private volatile boolean everBoosted;
    private volatile long boostedSince;

    @Override
    public boolean admits(Object[] arguments, long nowNanos) {
      boolean boosted = everBoosted && nowNanos - boostedSince < BOOST_LENGTH;
      return quota.take(boosted ? callsPerSecond * BOOST : callsPerSecond, nowNanos);
    }

    @Override
    public boolean keeps(EndedCall call) {
      boolean isNew =
          shapes.size() < MOST_SHAPES
              && shapes.add(31 * ValueShape.of(call.arguments()) + ValueShape.ofOutcome(call));
      if (isNew || call.error() != null) {
        boostedSince = call.nowNanos();
        everBoosted = true;
      }
      return isNew;
    }
  }
}
