package dev.chronicle.capture.internal;

import org.aspectj.lang.ProceedingJoinPoint;
import org.aspectj.lang.annotation.Around;
import org.aspectj.lang.annotation.Aspect;
import org.aspectj.lang.annotation.Pointcut;

/**
 * Woven into every method that is captured. The test for an installed recorder stands in the
 * pointcut, so that without one no join point is even created.
 */
@Aspect
public final class CaptureAspect {

  /** A method that carries {@code @Capture} itself. */
  @Pointcut("execution(@dev.chronicle.capture.Capture * *(..))")
  public void markedMethod() {}

  /** A public method of a class that carries {@code @Capture}, but for what any object has. */
  @Pointcut(
      "execution(public * (@dev.chronicle.capture.Capture *).*(..))"
          + " && !execution(boolean equals(Object))"
          + " && !execution(int hashCode())"
          + " && !execution(String toString())")
  public void publicMethodOfMarkedClass() {}

  /** Chronicle is there to be reported to. */
  @Pointcut("if()")
  public static boolean installed() {
    return Recorder.installed() != null;
  }

  /**
   * Records a call. What the method returns or throws passes through as it is; whatever goes wrong
   * in Chronicle, a stack that is used up included, stays in here.
   */
  @Around("(markedMethod() || publicMethodOfMarkedClass()) && installed()")
  public Object record(ProceedingJoinPoint joinPoint) throws Throwable {
    Recorder recorder = Recorder.installed();
    ActiveCall call = null;
    if (recorder != null) {
      try {
        call = recorder.enter(joinPoint.getStaticPart(), joinPoint.getArgs());
      } catch (Throwable ignored) {
        call = null;
      }
    }
    if (call == null) {
      return joinPoint.proceed();
    }
    Object result;
    try {
      result = joinPoint.proceed();
    } catch (Throwable error) {
      try {
        recorder.threw(call, error);
      } catch (Throwable ignored) {
        throw error;
      }
      throw error;
    }
    try {
      recorder.returned(call, result);
    } catch (Throwable ignored) {
      return result;
    }
    return result;
  }
}
