package dev.chronicle.capture.internal;

import dev.chronicle.call.FunctionId;
import dev.chronicle.capture.value.ValueCodec;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.aspectj.lang.JoinPoint;
import org.aspectj.lang.reflect.MethodSignature;

/**
 * Finds what is known about the captured method at a join point. The counters hold only names and
 * outlive its class. Thread-safe.
 */
final class CapturedMethods {
  private final Map<FunctionId, FunctionCounters> counters = new ConcurrentHashMap<>();
  private final JoinPoints<CapturedMethod> methods = new JoinPoints<>();
  private final ValueCodec codec;

  CapturedMethods(ValueCodec codec) {
    this.codec = codec;
  }

  CapturedMethod find(JoinPoint.StaticPart joinPoint) {
    Class<?> declaring = joinPoint.getSignature().getDeclaringType();
    CapturedMethod method = methods.get(declaring, joinPoint.getId());
    return method != null ? method : learn(joinPoint, declaring);
  }

  /** Returns the counters of every function that was ever called. */
  Collection<FunctionCounters> counters() {
    return counters.values();
  }

  private CapturedMethod learn(JoinPoint.StaticPart joinPoint, Class<?> declaring) {
    MethodSignature signature = (MethodSignature) joinPoint.getSignature();
    FunctionId function = CapturedMethod.identify(signature);
    FunctionCounters itsCounters = counters.computeIfAbsent(function, FunctionCounters::new);
    CapturedMethod method = CapturedMethod.of(signature, itsCounters, codec);
    methods.put(declaring, joinPoint.getId(), method);
    return method;
  }
}
