package dev.chronicle.capture.internal;

import dev.chronicle.capture.Dependency;
import org.aspectj.lang.annotation.SuppressAjWarnings;

/**
 * Woven around every call of a dependency, where it is made and, for implementations that are woven
 * themselves, where it arrives: records it or, in a replay, answers it.
 *
 * <p>One advice for each number of arguments, as in {@link CaptureAspect} and for the same reason.
 */
public aspect DependencyAspect {
  declare precedence: DependencyAspect, CaptureAspect;

  /** A call of a method that carries {@code @Dependency}, or whose type does. */
  pointcut made(): call(@Dependency * *(..)) || call(* (@Dependency *).*(..));

  /** The same call where it arrives. */
  pointcut arrived(): execution(@Dependency * *(..)) || execution(* (@Dependency *).*(..));

  /** What every object has. */
  pointcut ofObject():
      call(boolean *.equals(Object)) || call(int *.hashCode()) || call(String *.toString())
      || execution(boolean *.equals(Object)) || execution(int *.hashCode())
      || execution(String *.toString());

  pointcut dependency(): (made() || arrived()) && !ofObject();

  pointcut followed(): dependency() && if(Recorder.isActive());

  @SuppressAjWarnings("adviceDidNotMatch")
  Object around(): followed() && (call(* *()) || execution(* *())) {
    OpenDependency open = Dependencies.enter(thisJoinPointStaticPart, Recorder.NO_ARGUMENTS);
    try {
      return Dependencies.returned(
          open, Dependencies.isAnswered(open) ? Dependencies.answer(open) : proceed());
    } catch (Throwable error) {
      throw Dependencies.threw(open, error);
    }
  }

  @SuppressAjWarnings("adviceDidNotMatch")
  Object around(Object a): followed() && args(a) {
    OpenDependency open = Dependencies.enter(thisJoinPointStaticPart, new Object[] {a});
    try {
      return Dependencies.returned(
          open, Dependencies.isAnswered(open) ? Dependencies.answer(open) : proceed(a));
    } catch (Throwable error) {
      throw Dependencies.threw(open, error);
    }
  }

  @SuppressAjWarnings("adviceDidNotMatch")
  Object around(Object a, Object b): followed() && args(a, b) {
    OpenDependency open = Dependencies.enter(thisJoinPointStaticPart, new Object[] {a, b});
    try {
      return Dependencies.returned(
          open, Dependencies.isAnswered(open) ? Dependencies.answer(open) : proceed(a, b));
    } catch (Throwable error) {
      throw Dependencies.threw(open, error);
    }
  }

  @SuppressAjWarnings("adviceDidNotMatch")
  Object around(Object a, Object b, Object c): followed() && args(a, b, c) {
    OpenDependency open = Dependencies.enter(thisJoinPointStaticPart, new Object[] {a, b, c});
    try {
      return Dependencies.returned(
          open, Dependencies.isAnswered(open) ? Dependencies.answer(open) : proceed(a, b, c));
    } catch (Throwable error) {
      throw Dependencies.threw(open, error);
    }
  }

  @SuppressAjWarnings("adviceDidNotMatch")
  Object around(Object a, Object b, Object c, Object d): followed() && args(a, b, c, d) {
    OpenDependency open = Dependencies.enter(thisJoinPointStaticPart, new Object[] {a, b, c, d});
    try {
      return Dependencies.returned(
          open, Dependencies.isAnswered(open) ? Dependencies.answer(open) : proceed(a, b, c, d));
    } catch (Throwable error) {
      throw Dependencies.threw(open, error);
    }
  }

  @SuppressAjWarnings("adviceDidNotMatch")
  Object around(Object a, Object b, Object c, Object d, Object e): followed() && args(a, b, c, d, e) {
    OpenDependency open = Dependencies.enter(thisJoinPointStaticPart, new Object[] {a, b, c, d, e});
    try {
      return Dependencies.returned(
          open, Dependencies.isAnswered(open) ? Dependencies.answer(open) : proceed(a, b, c, d, e));
    } catch (Throwable error) {
      throw Dependencies.threw(open, error);
    }
  }

  @SuppressAjWarnings("adviceDidNotMatch")
  Object around(Object a, Object b, Object c, Object d, Object e, Object f): followed() && args(a, b, c, d, e, f) {
    OpenDependency open = Dependencies.enter(thisJoinPointStaticPart, new Object[] {a, b, c, d, e, f});
    try {
      return Dependencies.returned(
          open, Dependencies.isAnswered(open) ? Dependencies.answer(open) : proceed(a, b, c, d, e, f));
    } catch (Throwable error) {
      throw Dependencies.threw(open, error);
    }
  }

  @SuppressAjWarnings("adviceDidNotMatch")
  Object around():
      dependency()
      && (call(* *(*, *, *, *, *, *, *, ..)) || execution(* *(*, *, *, *, *, *, *, ..))) {
    OpenDependency open = Dependencies.enter(thisJoinPointStaticPart, thisJoinPoint.getArgs());
    try {
      return Dependencies.returned(
          open, Dependencies.isAnswered(open) ? Dependencies.answer(open) : proceed());
    } catch (Throwable error) {
      throw Dependencies.threw(open, error);
    }
  }
}
