package dev.chronicle.capture.internal;

import dev.chronicle.call.FunctionId;
import dev.chronicle.capture.value.ValueCodec;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.aspectj.lang.JoinPoint;
import org.aspectj.lang.reflect.MethodSignature;

/**
 * Finds what is known about the method at a join point, in a few nanoseconds, without keeping its
 * class from being unloaded.
 *
 * <p>A join point's id counts within its class, so methods stand in an array for each class. The
 * counters hold only names and outlive the class.
 */
final class CapturedMethods {
  private final Map<FunctionId, FunctionCounters> counters = new ConcurrentHashMap<>();
  private final ClassValue<ByJoinPoint> methods = new PerClass();
  private final ValueCodec codec;

  CapturedMethods(ValueCodec codec) {
    this.codec = codec;
  }

  CapturedMethod find(JoinPoint.StaticPart joinPoint) {
    Class<?> declaring = joinPoint.getSignature().getDeclaringType();
    ByJoinPoint known = methods.get(declaring);
    CapturedMethod method = known.get(joinPoint.getId());
    return method != null ? method : learn(joinPoint, known);
  }

  /** Returns the counters of every function that was ever called. */
  Collection<FunctionCounters> counters() {
    return counters.values();
  }

  private CapturedMethod learn(JoinPoint.StaticPart joinPoint, ByJoinPoint known) {
    MethodSignature signature = (MethodSignature) joinPoint.getSignature();
    FunctionId function = CapturedMethod.identify(signature);
    FunctionCounters itsCounters = counters.computeIfAbsent(function, FunctionCounters::new);
    CapturedMethod method = CapturedMethod.of(signature, itsCounters, codec);
    known.put(joinPoint.getId(), method);
    return method;
  }

  /** Static, so that a class does not hold on to the {@link CapturedMethods} that asked for it. */
  private static final class PerClass extends ClassValue<ByJoinPoint> {
    @Override
    protected ByJoinPoint computeValue(Class<?> type) {
      return new ByJoinPoint();
    }
  }

  /** The methods of one class, by the number of their join point. Thread-safe. */
  private static final class ByJoinPoint {
    private volatile AtomicReferenceArray<CapturedMethod> slots = new AtomicReferenceArray<>(8);

    CapturedMethod get(int joinPoint) {
      AtomicReferenceArray<CapturedMethod> current = slots;
      return joinPoint < current.length() ? current.get(joinPoint) : null;
    }

    synchronized void put(int joinPoint, CapturedMethod method) {
      AtomicReferenceArray<CapturedMethod> current = slots;
      if (joinPoint >= current.length()) {
        current = grown(current, joinPoint);
        slots = current;
      }
      current.set(joinPoint, method);
    }

    private static AtomicReferenceArray<CapturedMethod> grown(
        AtomicReferenceArray<CapturedMethod> from, int joinPoint) {
      AtomicReferenceArray<CapturedMethod> larger =
          new AtomicReferenceArray<>(Math.max(joinPoint + 1, from.length() * 2));
      for (int i = 0; i < from.length(); i++) {
        larger.set(i, from.get(i));
      }
      return larger;
    }
  }
}
