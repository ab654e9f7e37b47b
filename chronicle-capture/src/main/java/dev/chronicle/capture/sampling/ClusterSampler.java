package dev.chronicle.capture.sampling;

import dev.chronicle.call.FunctionId;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Admits a number of calls of each kind: same function, same shape of arguments, same shape of
 * outcome.
 *
 * <p>Before a call runs, its outcome is taken to be what the last call of its shape had; if that
 * proves wrong and the kind that it is has some of its quota left, it is kept afterwards.
 */
final class ClusterSampler implements Sampler {
  /** Kinds of one function that are told apart; further ones share what the last has. */
  private static final int MOST_KINDS = 1_000;

  private final int calls;
  private final Duration window;
  private final Map<FunctionId, OfFunction> functions = new ConcurrentHashMap<>();

  ClusterSampler(int calls, Duration window) {
    if (calls < 1 || calls > Quota.MOST) {
      throw new IllegalArgumentException(
          "calls must be between 1 and " + Quota.MOST + ", was: " + calls);
    }
    if (window.isZero() || window.isNegative()) {
      throw new IllegalArgumentException("window must be positive, was: " + window);
    }
    this.calls = calls;
    this.window = window;
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
    return "by-cluster(" + calls + ", " + window + ")";
  }

  /** Decides for one function. */
  private final class OfFunction implements OutcomeSampler {
    private final Map<Integer, Integer> lastOutcomes = new ConcurrentHashMap<>();
    private final Map<Long, Quota> kinds = new ConcurrentHashMap<>();
    private final Quota furtherKinds = new Quota(window.toNanos());

    @Override
    public boolean admits(Object[] arguments, long nowNanos) {
      int shape = ValueShape.of(arguments);
      Integer outcome = lastOutcomes.get(shape);
      if (outcome == null) {
        return lastOutcomes.size() < MOST_KINDS || furtherKinds.take(calls, nowNanos);
      }
      return quota(shape, outcome).take(calls, nowNanos);
    }

    @Override
    public boolean keeps(EndedCall call) {
      int shape = ValueShape.of(call.arguments());
      int outcome = ValueShape.ofOutcome(call);
      if (lastOutcomes.size() < MOST_KINDS || lastOutcomes.containsKey(shape)) {
        Integer expected = lastOutcomes.put(shape, outcome);
        boolean wasCharged = expected != null && expected == outcome;
        return !wasCharged && quota(shape, outcome).take(calls, call.nowNanos());
      }
      return false;
    }

    private Quota quota(int shape, int outcome) {
      long kind = (long) shape << Integer.SIZE | Integer.toUnsignedLong(outcome);
      Quota known = kinds.get(kind);
      if (known != null) {
        return known;
      }
      return kinds.size() < MOST_KINDS
          ? kinds.computeIfAbsent(kind, unused -> new Quota(window.toNanos()))
          : furtherKinds;
    }
  }
}
