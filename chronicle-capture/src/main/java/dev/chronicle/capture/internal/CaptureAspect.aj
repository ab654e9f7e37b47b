package dev.chronicle.capture.internal;

import dev.chronicle.capture.Capture;
import org.aspectj.lang.annotation.SuppressAjWarnings;

/**
 * Woven into every method that is captured: tells the recorder what goes in and what comes out, and
 * passes both through as they are.
 *
 * <p>There is one advice for each number of arguments, because binding them with {@code args} needs
 * no join point object; with {@code thisJoinPoint}, ajc makes one of about 100 bytes even while
 * Chronicle is off. Only methods of more than six parameters pay that.
 */
public aspect CaptureAspect {

  /** A method that carries {@code @Capture} itself. */
  pointcut markedMethod(): execution(@Capture * *(..));

  /** A public method of a class that carries {@code @Capture}, but for what every object has. */
  pointcut publicMethodOfMarkedClass():
      execution(public * (@Capture *).*(..))
      && !execution(boolean equals(Object))
      && !execution(int hashCode())
      && !execution(String toString());

  pointcut capturable(): markedMethod() || publicMethodOfMarkedClass();

  pointcut captured(): capturable() && if(Recorder.isActive());

  @SuppressAjWarnings("adviceDidNotMatch")
  Object around(): captured() && execution(* *()) {
    ActiveCall call = Recorder.enter(thisJoinPointStaticPart, Recorder.NO_ARGUMENTS);
    try {
      return Recorder.returned(call, proceed());
    } catch (Throwable error) {
      throw Recorder.threw(call, error);
    }
  }

  @SuppressAjWarnings("adviceDidNotMatch")
  Object around(Object a): captured() && args(a) {
    ActiveCall call = Recorder.enter(thisJoinPointStaticPart, new Object[] {a});
    try {
      return Recorder.returned(call, proceed(a));
    } catch (Throwable error) {
      throw Recorder.threw(call, error);
    }
  }

  @SuppressAjWarnings("adviceDidNotMatch")
  Object around(Object a, Object b): captured() && args(a, b) {
    ActiveCall call = Recorder.enter(thisJoinPointStaticPart, new Object[] {a, b});
    try {
      return Recorder.returned(call, proceed(a, b));
    } catch (Throwable error) {
      throw Recorder.threw(call, error);
    }
  }

  @SuppressAjWarnings("adviceDidNotMatch")
  Object around(Object a, Object b, Object c): captured() && args(a, b, c) {
    ActiveCall call = Recorder.enter(thisJoinPointStaticPart, new Object[] {a, b, c});
    try {
      return Recorder.returned(call, proceed(a, b, c));
    } catch (Throwable error) {
      throw Recorder.threw(call, error);
    }
  }

  @SuppressAjWarnings("adviceDidNotMatch")
  Object around(Object a, Object b, Object c, Object d): captured() && args(a, b, c, d) {
    ActiveCall call = Recorder.enter(thisJoinPointStaticPart, new Object[] {a, b, c, d});
    try {
      return Recorder.returned(call, proceed(a, b, c, d));
    } catch (Throwable error) {
      throw Recorder.threw(call, error);
    }
  }

  @SuppressAjWarnings("adviceDidNotMatch")
  Object around(Object a, Object b, Object c, Object d, Object e):
      captured() && args(a, b, c, d, e) {
    ActiveCall call = Recorder.enter(thisJoinPointStaticPart, new Object[] {a, b, c, d, e});
    try {
      return Recorder.returned(call, proceed(a, b, c, d, e));
    } catch (Throwable error) {
      throw Recorder.threw(call, error);
    }
  }

  @SuppressAjWarnings("adviceDidNotMatch")
  Object around(Object a, Object b, Object c, Object d, Object e, Object f):
      captured() && args(a, b, c, d, e, f) {
    ActiveCall call = Recorder.enter(thisJoinPointStaticPart, new Object[] {a, b, c, d, e, f});
    try {
      return Recorder.returned(call, proceed(a, b, c, d, e, f));
    } catch (Throwable error) {
      throw Recorder.threw(call, error);
    }
  }

  @SuppressAjWarnings("adviceDidNotMatch")
  Object around(): capturable() && execution(* *(*, *, *, *, *, *, *, ..)) {
    ActiveCall call = Recorder.enter(thisJoinPointStaticPart, thisJoinPoint.getArgs());
    try {
      return Recorder.returned(call, proceed());
    } catch (Throwable error) {
      throw Recorder.threw(call, error);
    }
  }
}
