package dev.chronicle.replay;

import dev.chronicle.call.CapturedThrowable;
import dev.chronicle.call.SqlError;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.NoSuchFileException;
import java.sql.BatchUpdateException;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLNonTransientException;
import java.sql.SQLRecoverableException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransactionRollbackException;
import java.sql.SQLTransientConnectionException;
import java.sql.SQLTransientException;
import java.time.DateTimeException;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
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
          TimeoutException.class,
          UncheckedIOException.class,
          UnknownHostException.class,
          UnsupportedOperationException.class);

  /**
   * The classes of {@code java.sql} that tell what kind of error it is, and BatchUpdateException.
   */
  private static final List<Class<? extends SQLException>> STANDARD =
      List.of(
          SQLException.class,
          BatchUpdateException.class,
          SQLDataException.class,
          SQLFeatureNotSupportedException.class,
          SQLIntegrityConstraintViolationException.class,
          SQLInvalidAuthorizationSpecException.class,
          SQLNonTransientConnectionException.class,
          SQLNonTransientException.class,
          SQLRecoverableException.class,
          SQLSyntaxErrorException.class,
          SQLTimeoutException.class,
          SQLTransactionRollbackException.class,
          SQLTransientConnectionException.class,
          SQLTransientException.class);

  private final Map<String, Class<? extends Throwable>> known = new HashMap<>();

  RecordedThrowables(Collection<Class<? extends Throwable>> allowed) {
    COMMON.forEach(type -> known.put(type.getName(), type));
    STANDARD.forEach(type -> known.put(type.getName(), type));
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
    Throwable made = Allocation.make(type, recorded, cause(recorded.cause()));
    return recorded.sql() == null || saysTheSame(made, recorded) ? made : null;
  }

  /** Drivers like to put their messages into fields of their own, which are empty here. */
  private static boolean saysTheSame(Throwable made, CapturedThrowable recorded) {
    try {
      return Objects.equals(made.getMessage(), recorded.message());
    } catch (RuntimeException missesItsFields) {
      return false;
    }
  }

  /**
   * Makes an exception of a database as one of {@code java.sql}, which the driver's own class is
   * derived from.
   *
   * @return {@code null} if it is no exception of a database
   */
  SQLException makeStandard(CapturedThrowable recorded) {
    SqlError sql = recorded.sql();
    for (Class<? extends SQLException> type : STANDARD) {
      if (sql != null && type.getName().equals(sql.standardType())) {
        return (SQLException) Allocation.make(type, recorded, cause(recorded.cause()));
      }
    }
    return null;
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
    private static final Class<?>[] SQL_PARAMETERS = {
      String.class, String.class, int.class, Throwable.class
    };

    static Throwable make(
        Class<? extends Throwable> type, CapturedThrowable recorded, Throwable cause) {
      try {
        if (recorded.sql() != null && SQLException.class.isAssignableFrom(type)) {
          return (Throwable)
              constructor(type, SQLException.class.getConstructor(SQL_PARAMETERS))
                  .newInstance(
                      recorded.message(), recorded.sql().state(), recorded.sql().code(), cause);
        }
        return (Throwable)
            constructor(type, Throwable.class.getConstructor(String.class, Throwable.class))
                .newInstance(recorded.message(), cause);
      } catch (ReflectiveOperationException impossible) {
        throw new LinkageError(type.getName() + " cannot be made", impossible);
      }
    }

    /** Returns what makes an object of a class by a constructor of one that it is derived from. */
    private static Constructor<?> constructor(Class<?> type, Constructor<?> ofSuperclass)
        throws ReflectiveOperationException {
      // By reflection, because javac warns of this class in a way that cannot be suppressed.
      Class<?> factory = Class.forName("sun.reflect.ReflectionFactory");
      Method method =
          factory.getMethod("newConstructorForSerialization", Class.class, Constructor.class);
      Object instance = factory.getMethod("getReflectionFactory").invoke(null);
      return (Constructor<?>) method.invoke(instance, type, ofSuperclass);
    }
  }
}
