package dev.chronicle.capture.internal;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.BaseStream;
import org.aspectj.lang.JoinPoint;
import org.aspectj.lang.reflect.CodeSignature;

/**
 * Lets tasks that are handed to other threads take with them where they come from.
 *
 * <p>A task is replaced by one that runs it, but for those that somebody may want to see again as
 * they were: objects that are more than a task, {@link Comparable} ones for a priority queue, say.
 */
public final class Forks {
  private static final CarriedForks CARRIED = new CarriedForks();

  private Forks() {}

  /**
   * Returns what to hand over instead of the argument at {@code position} of the woven call: the
   * same where it is no task. Never throws.
   */
  public static Object argument(JoinPoint.StaticPart joinPoint, int position, Object argument) {
    try {
      CodeSignature signature = (CodeSignature) joinPoint.getSignature();
      return wrap(argument, signature.getParameterTypes()[position]);
    } catch (RuntimeException | Error failed) {
      return argument;
    }
  }

  /** The same for what is given to a stream, which hands over nothing unless it is parallel. */
  public static Object argument(
      JoinPoint.StaticPart joinPoint, int position, Object argument, BaseStream<?, ?> stream) {
    return stream.isParallel() ? argument(joinPoint, position, argument) : argument;
  }

  /** Notes where an object that runs itself, once, is handed over. Never throws. */
  public static void carry(Object selfRunning) {
    Fork fork = Fork.here();
    if (fork != null) {
      CARRIED.put(selfRunning, fork);
    }
  }

  /** Notes the same for whatever objects of the kind an array or collection holds. */
  public static void carryAll(Object selfRunning) {
    if (selfRunning instanceof Object[] array) {
      for (Object one : array) {
        carry(one);
      }
    } else if (selfRunning instanceof Iterable<?> many) {
      many.forEach(Forks::carry);
    } else {
      carry(selfRunning);
    }
  }

  /** Goes over to the line that an object which runs now was handed over from, if that is known. */
  public static Fork.Visit arrive(Object selfRunning) {
    Fork fork = CARRIED.take(selfRunning);
    return fork == null ? null : fork.enter();
  }

  /** Ends what {@link #arrive} began. */
  public static void leave(Fork.Visit visit) {
    if (visit != null) {
      visit.leave();
    }
  }

  /** Returns a task that runs {@code task}, whatever it is, as a fork from here. */
  public static Runnable task(Runnable task) {
    Fork fork = forkFor(task);
    return fork == null ? task : new ForkedTask.OfRunnable(fork, task);
  }

  /** Returns a task that runs {@code task}, whatever it is, as a fork from here. */
  public static <T> Callable<T> task(Callable<T> task) {
    Fork fork = forkFor(task);
    return fork == null ? task : new ForkedTask.OfCallable<>(fork, task);
  }

  /** Returns a task that runs {@code task}, whatever it is, as a fork from here. */
  public static <T> Supplier<T> task(Supplier<T> task) {
    Fork fork = forkFor(task);
    return fork == null ? task : new ForkedTask.OfSupplier<>(fork, task);
  }

  /** Returns a task that runs {@code task}, whatever it is, as a fork from here. */
  public static <T, R> Function<T, R> task(Function<T, R> task) {
    Fork fork = forkFor(task);
    return fork == null ? task : new ForkedTask.OfFunction<>(fork, task);
  }

  /** Returns what the collection holds, with each task as a fork from here. */
  static List<Object> tasks(Collection<?> tasks) {
    List<Object> forked = new ArrayList<>(tasks.size());
    for (Object task : tasks) {
      forked.add(task instanceof Callable<?> callable ? task(callable) : task);
    }
    return forked;
  }

  /** Returns what stands in a pool's queue for a task that the application wants removed. */
  public static Runnable queued(ThreadPoolExecutor pool, Runnable task) {
    for (Runnable each : pool.getQueue()) {
      if (each instanceof ForkedTask.OfRunnable forked && forked.task().equals(task)) {
        return each;
      }
    }
    return task;
  }

  /** Returns the tasks that the application handed over, of those that were never run. */
  public static Object originals(Object neverRun) {
    if (!(neverRun instanceof List<?> tasks)
        || tasks.stream().noneMatch(ForkedTask.OfRunnable.class::isInstance)) {
      return neverRun;
    }
    List<Object> originals = new ArrayList<>(tasks.size());
    for (Object task : tasks) {
      originals.add(task instanceof ForkedTask.OfRunnable forked ? forked.task() : task);
    }
    return originals;
  }

  private static Fork forkFor(Object task) {
    return task == null || task instanceof ForkedTask || !Recorder.isActive() ? null : Fork.here();
  }

  /** Returns a task of type {@code type} that runs {@code task} as a fork from here. */
  public static Object wrap(Object task, Class<?> type) {
    if (task == null || task instanceof ForkedTask) {
      return task;
    }
    if (task instanceof Collection<?> tasks && type == Collection.class) {
      return wrapAll(tasks);
    }
    if (!isTaskType(type) || !isNothingElse(task, type)) {
      return task;
    }
    Fork fork = Fork.here();
    return fork == null ? task : forked(fork, task, type);
  }

  private static List<Object> wrapAll(Collection<?> tasks) {
    List<Object> wrapped = new ArrayList<>(tasks.size());
    for (Object task : tasks) {
      wrapped.add(task instanceof Callable ? wrap(task, Callable.class) : task);
    }
    return wrapped;
  }

  private static boolean isTaskType(Class<?> type) {
    return type == Runnable.class
        || type == Callable.class
        || (type.isInterface() && type.getPackageName().equals("java.util.function"));
  }

  private static boolean isNothingElse(Object task, Class<?> type) {
    Class<?> actual = task.getClass();
    if (actual.isHidden()) {
      return !(task instanceof Comparable);
    }
    Class<?>[] interfaces = actual.getInterfaces();
    return actual.getSuperclass() == Object.class
        && interfaces.length == 1
        && interfaces[0] == type;
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // only passed through
  private static Object forked(Fork fork, Object task, Class<?> type) {
    if (type == Runnable.class) {
      return new ForkedTask.OfRunnable(fork, (Runnable) task);
    } else if (type == Callable.class) {
      return new ForkedTask.OfCallable(fork, (Callable) task);
    } else if (type == Supplier.class) {
      return new ForkedTask.OfSupplier(fork, (Supplier) task);
    } else if (type == Function.class) {
      return new ForkedTask.OfFunction(fork, (Function) task);
    } else if (type == BiFunction.class) {
      return new ForkedTask.OfBiFunction(fork, (BiFunction) task);
    } else if (type == Consumer.class) {
      return new ForkedTask.OfConsumer(fork, (Consumer) task);
    } else if (type == BiConsumer.class) {
      return new ForkedTask.OfBiConsumer(fork, (BiConsumer) task);
    } else if (type == Predicate.class) {
      return new ForkedTask.OfPredicate(fork, (Predicate) task);
    }
    return Proxy.newProxyInstance(
        Forks.class.getClassLoader(), new Class<?>[] {type}, new Rare(fork, task));
  }

  /** Stands for a task of one of the JDK's rarer functional interfaces. */
  private record Rare(Fork fork, Object task) implements InvocationHandler {
    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
      if (method.isDefault()) {
        return InvocationHandler.invokeDefault(proxy, method, arguments);
      }
      if (!Modifier.isAbstract(method.getModifiers())
          || method.getDeclaringClass() == Object.class) {
        return method.invoke(task, arguments);
      }
      Fork.Visit visit = fork.enter();
      try {
        return method.invoke(task, arguments);
      } catch (InvocationTargetException thrown) {
        throw thrown.getCause();
      } finally {
        visit.leave();
      }
    }
  }
}
