package dev.chronicle.capture.internal;

import java.lang.reflect.Method;
import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * A method of the JDK that tells code something of the world: what recordings call it, the same
 * whichever subclass is asked.
 *
 * @param kind {@code clock}, {@code random} or {@code uuid}
 * @param name such as {@code Instant.now} or {@code Random.nextInt(int)}
 * @param takesArguments whether what is passed matters to the answer
 */
record AmbientMethod(String kind, String name, boolean takesArguments) {
  private static final String CLOCK = "clock";
  private static final String RANDOM = "random";

  /** Returns what the method is, or {@code null} if it is no such. */
  static AmbientMethod of(Class<?> type, Method method) {
    String name = method.getName();
    if (type == UUID.class && name.equals("randomUUID")) {
      return new AmbientMethod("uuid", "UUID.randomUUID", false);
    }
    if (type == Math.class && name.equals("random")) {
      return new AmbientMethod(RANDOM, "Math.random", false);
    }
    if (RandomGenerator.class.isAssignableFrom(type) && name.startsWith("next")) {
      return new AmbientMethod(
          RANDOM, DependencyMethod.qualified(RandomGenerator.class, "Random", method), true);
    }
    if (InstantSource.class.isAssignableFrom(type)
        && (name.equals("instant") || name.equals("millis"))) {
      return new AmbientMethod(CLOCK, "Clock." + name, false);
    }
    boolean ofSystem =
        type == System.class && (name.equals("currentTimeMillis") || name.equals("nanoTime"));
    if (ofSystem || (type.getPackageName().startsWith("java.time") && name.equals("now"))) {
      return new AmbientMethod(CLOCK, type.getSimpleName() + "." + name, false);
    }
    return null;
  }
}
