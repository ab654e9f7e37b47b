package dev.chronicle.replay;

import dev.chronicle.call.CapturedThrowable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLTimeoutException;
import java.time.DateTimeException;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * Makes exceptions again that dependencies threw. Their classes were found before any recording is
 * read: common ones of the JDK, and those in the packages that the user allowed. Immutable.
 *
 * <p>Like recorded objects, they are made without running a constructor of their class: message and
 * cause are as recorded, further fields are empty.
 */
final class RecordedThrowables {
  private static final List<Class<? extends Throwable>> COMMON =
      List.of(
          Throwable.class,
          Exception.class,
          Error.class,
          AssertionError.class,
          RuntimeException.class,
          ArithmeticException.class,
          ArrayIndexOutOfBoundsException.class,
          CancellationException.class,
          ClassCastException.class,
          CompletionException.class,
          ConcurrentModificationException.class,
          ConnectException.class,
          DateTimeException.class,
          DateTimeParseException.class,
          ExecutionException.class,
          FileNotFoundException.class,
          IllegalArgumentException.class,
          IllegalStateException.class,
          IndexOutOfBoundsException.class,
          InterruptedException.class,
          IOException.class,
          NoSuchElementException.class,
          NoSuchFileException.class,
          NullPointerException.class,
          NumberFormatException.class,
          RejectedExecutionException.class,
          SecurityException.class,
          SocketTimeoutException.class,
          SQLException.class,
          SQLIntegrityConstraintViolationException.class,
          SQLTimeoutException.class,
          TimeoutException.class,
          UncheckedIOException.class,
          UnknownHostException.class,
          UnsupportedOperationException.class);

  private final Map<String, Class<? extends Throwable>> known = new HashMap<>();

  RecordedThrowables(Collection<Class<? extends Throwable>> allowed) {
    COMMON.forEach(type -> known.put(type.getName(), type));
    allowed.forEach(type -> known.put(type.getName(), type));
  }

  /** Returns a class by its binary name; {@code null} if it is not among those that may be made. */
  Class<? extends Throwable> named(String name) {
    return known.get(name);
  }

  /**
   * Makes an exception.
   *
   * @param declared what the throwing method declares, which may be thrown too
   * @return {@code null} if its class is not among those that may be made
   */
  Throwable make(CapturedThrowable recorded, List<Class<?>> declared) {
    Class<? extends Throwable> type = known.get(recorded.type());
    for (Class<?> one : declared) {
      if (one.getName().equals(recorded.type())) {
        type = one.asSubclass(Throwable.class);
      }
    }
    if (type == null) {
      return null;
    }
    return Allocation.make(type, recorded.message(), cause(recorded.cause()));
  }

  /** Nobody catches a cause by its class, so that one that may not be made is stood in for. */
  private Throwable cause(CapturedThrowable recorded) {
    if (recorded == null) {
      return null;
    }
    Throwable made = make(recorded, List.of());
    return made == null ? new UnmadeCause(recorded, cause(recorded.cause())) : made;
  }

  /** The JDK's way for serialization libraries, in the module {@code jdk.unsupported}. */
  private static final class Allocation {

    static Throwable make(Class<? extends Throwable> type, String message, Throwable cause) {
      try {
        // By reflection, because javac warns of this class in a way that cannot be suppressed.
        Class<?> factory = Class.forName("sun.reflect.ReflectionFactory");
        Method method =
            factory.getMethod("newConstructorForSerialization", Class.class, Constructor.class);
        Object instance = factory.getMethod("getReflectionFactory").invoke(null);
        Constructor<?> plain = Throwable.class.getConstructor(String.class, Throwable.class);
        Constructor<?> constructor = (Constructor<?>) method.invoke(instance, type, plain);
        return (Throwable) constructor.newInstance(message, cause);
      } catch (ReflectiveOperationException impossible) {
        throw new LinkageError(type.getName() + " cannot be made", impossible);
      }
    }
  }
}
