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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
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
 * <p>Where nobody but the JDK sees a task, another stands for it that runs it. Where the
 * application may see it again, in a queue or a pool's hooks, only a lambda is replaced; an object
 * of a woven class is remembered until it runs, and any other goes its way unknown.
 */
public final class Forks {
  private static final CarriedForks CARRIED = new CarriedForks();

  private Forks() {}

  /**
   * Returns what to hand over instead of the argument at {@code position} of a woven call of the
   * JDK: the same where it is no task. Never throws.
   */
  public static Object argument(JoinPoint.StaticPart joinPoint, int position, Object argument) {
    try {
      Class<?> type = parameterType(joinPoint, position);
      return isTask(argument, type) ? replaced(argument, type) : argument;
    } catch (RuntimeException | Error failed) {
      return argument;
    }
  }

  /** The same for what is given to a stream, which hands over nothing unless it is parallel. */
  public static Object argument(
      JoinPoint.StaticPart joinPoint, int position, Object argument, BaseStream<?, ?> stream) {
    return stream.isParallel() ? argument(joinPoint, position, argument) : argument;
  }

  /**
   * Begins the handing over of the argument at {@code position} of a woven call to what the
   * application may have written or adapted. Never throws.
   */
  public static Handover handOver(JoinPoint.StaticPart joinPoint, int position, Object argument) {
    return handOver(joinPoint, position, argument, CARRIED::put);
  }

  /** The same for a task that is run again and again. */
  public static Handover handOverLasting(
      JoinPoint.StaticPart joinPoint, int position, Object argument) {
    return handOver(joinPoint, position, argument, CARRIED::putLasting);
  }

  /** Begins the handing over of what is to be done when a stage completes. Never throws. */
  public static Handover continuation(
      JoinPoint.StaticPart joinPoint, int position, Object argument, CompletionStage<?> stage) {
    return stage.getClass() == CompletableFuture.class
        ? Handover.of(argument(joinPoint, position, argument))
        : handOver(joinPoint, position, argument);
  }

  private static Handover handOver(
      JoinPoint.StaticPart joinPoint, int position, Object argument, Carrying carrying) {
    Handover handover = null;
    try {
      Class<?> type = parameterType(joinPoint, position);
      if (isTask(argument, type)) {
        handover = Handover.begin(CARRIED);
        handover.task(followed(argument, type, handover, carrying));
        return handover;
      } else if (argument instanceof Collection<?> tasks && type == Collection.class) {
        handover = Handover.begin(CARRIED);
        handover.task(allFollowed(tasks, handover, carrying));
        return handover;
      }
    } catch (RuntimeException | Error failed) {
      if (handover != null) {
        handover.ends();
      }
    }
    return Handover.of(argument);
  }

  private static List<Object> allFollowed(
      Collection<?> tasks, Handover handover, Carrying carrying) {
    List<Object> followed = new ArrayList<>(tasks.size());
    for (Object task : tasks) {
      followed.add(
          task instanceof Callable ? followed(task, Callable.class, handover, carrying) : task);
    }
    return followed;
  }

  private static Object followed(Object task, Class<?> type, Handover handover, Carrying carrying) {
    if (TaskClass.tellsOfItsRuns(task)) {
      Fork fork = handover.isWithinThatOf(task) ? null : Fork.here();
      if (fork != null) {
        carrying.carry(task, fork, handover);
      }
      return task;
    }
    return TaskClass.isNothingBut(type, task) ? replaced(task, type) : task;
  }

  /** One of the ways to remember a task. */
  private interface Carrying {
    void carry(Object task, Fork fork, Handover by);
  }

  /** Notes where an object that runs itself, once, is set off. Never throws. */
  public static void carry(Object selfRunning) {
    carry(selfRunning, CARRIED::put);
  }

  /** Notes the same for one that runs again and again. */
  public static void carryLasting(Object selfRunning) {
    carry(selfRunning, CARRIED::putLasting);
  }

  private static void carry(Object selfRunning, Carrying carrying) {
    try {
      if (selfRunning != null && TaskClass.tellsOfItsRuns(selfRunning)) {
        Fork fork = Fork.here();
        if (fork != null) {
          carrying.carry(selfRunning, fork, null);
        }
      }
    } catch (RuntimeException | Error failed) {
      // it runs outside of any captured call then
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

  /**
   * Goes over to the line that a task which runs now was handed over from, if that is known. Never
   * throws.
   */
  public static Fork.Visit arrive(Object task) {
    try {
      CallStack stack = CallStack.ofThisThread();
      if (stack.task() == task) {
        return null; // what it overrides
      }
      Fork fork = CARRIED.take(task);
      return fork == null ? null : fork.enter(stack, task);
    } catch (RuntimeException | Error failed) {
      return null;
    }
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
      if (each instanceof ForkedTask.OfRunnable forked && forked.task() == task) {
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
    return task == null
            || task instanceof ForkedTask
            || !Recorder.isActive()
            || Handover.hasOnItsWay(CARRIED, task)
        ? null
        : Fork.here();
  }

  private static Class<?> parameterType(JoinPoint.StaticPart joinPoint, int position) {
    return ((CodeSignature) joinPoint.getSignature()).getParameterTypes()[position];
  }

  private static boolean isTask(Object argument, Class<?> type) {
    return argument != null
        && !(argument instanceof ForkedTask)
        && (Runnable.class.isAssignableFrom(type)
            || Callable.class.isAssignableFrom(type)
            || (type.isInterface() && type.getPackageName().equals("java.util.function")));
  }

  /** Returns a task of type {@code type} that runs {@code task} as a fork from here. */
  private static Object replaced(Object task, Class<?> type) {
    Fork fork = Fork.here();
    return fork == null ? task : forked(fork, task, type);
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
