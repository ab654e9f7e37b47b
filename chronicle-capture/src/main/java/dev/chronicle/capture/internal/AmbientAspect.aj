package dev.chronicle.capture.internal;

import java.time.InstantSource;
import java.util.Date;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.aspectj.lang.annotation.SuppressAjWarnings;

/**
 * Woven around what code reads from the world without being told: the time, random numbers, random
 * UUIDs. Recorded, within a captured call, so that a replay can give the same values again.
 */
public aspect AmbientAspect {

  /** The time, as one of the JDK's classes tells it. */
  pointcut time():
      call(public static * java.time..*.now(..))
      || call(* InstantSource+.instant())
      || call(* InstantSource+.millis())
      || call(static long System.currentTimeMillis())
      || call(static long System.nanoTime());

  /** A random number, from whatever generator. */
  pointcut randomNumber():
      call(* RandomGenerator+.next*(..)) && !call(void RandomGenerator+.next*(..))
      || call(static double Math.random());

  pointcut value(): time() || randomNumber() || call(static UUID UUID.randomUUID());

  @SuppressAjWarnings("adviceDidNotMatch")
  Object around(): value() && call(* *()) && if(Recorder.isActive()) {
    OpenDependency open = Dependencies.enter(thisJoinPointStaticPart, Recorder.NO_ARGUMENTS);
    try {
      return Dependencies.returned(
          open, Dependencies.isAnswered(open) ? Dependencies.answer(open) : proceed());
    } catch (Throwable error) {
      throw Dependencies.threw(open, error);
    }
  }

  @SuppressAjWarnings("adviceDidNotMatch")
  Object around(Object a): value() && args(a) && if(Recorder.isActive()) {
    OpenDependency open = Dependencies.enter(thisJoinPointStaticPart, new Object[] {a});
    try {
      return Dependencies.returned(
          open, Dependencies.isAnswered(open) ? Dependencies.answer(open) : proceed(a));
    } catch (Throwable error) {
      throw Dependencies.threw(open, error);
    }
  }

  @SuppressAjWarnings("adviceDidNotMatch")
  Object around(Object a, Object b): value() && args(a, b) && if(Recorder.isActive()) {
    OpenDependency open = Dependencies.enter(thisJoinPointStaticPart, new Object[] {a, b});
    try {
      return Dependencies.returned(
          open, Dependencies.isAnswered(open) ? Dependencies.answer(open) : proceed(a, b));
    } catch (Throwable error) {
      throw Dependencies.threw(open, error);
    }
  }

  /** Fills an array: what is recorded is what it was filled with. */
  @SuppressAjWarnings("adviceDidNotMatch")
  void around(byte[] bytes):
      call(void RandomGenerator+.nextBytes(byte[])) && args(bytes) && if(Recorder.isActive()) {
    OpenDependency open = Dependencies.enterValue("random", "Random.nextBytes", byte[].class);
    if (Dependencies.isAnswered(open)) {
      try {
        byte[] recorded = (byte[]) Dependencies.answer(open);
        System.arraycopy(recorded, 0, bytes, 0, bytes.length);
      } catch (Throwable error) {
        throw Dependencies.threw(open, error);
      }
    } else {
      proceed(bytes);
    }
    Dependencies.returned(open, bytes);
  }

  /** The time again, in its oldest form. */
  @SuppressAjWarnings("adviceDidNotMatch")
  Date around(): call(Date.new()) && if(Recorder.isActive()) {
    OpenDependency open = Dependencies.enterValue("clock", "Date.new", Date.class);
    try {
      Object now = Dependencies.isAnswered(open) ? Dependencies.answer(open) : proceed();
      return (Date) Dependencies.returned(open, now);
    } catch (Throwable error) {
      throw Dependencies.threw(open, error);
    }
  }
}
