package dev.chronicle.capture.internal;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;

/**
 * Stands for an executor, and lets every task that is given to it know where it was handed over.
 *
 * @param executor to which tasks are handed on
 */
public record ForkingExecutor(Executor executor) implements InvocationHandler {

  /** Returns an executor of an interface that hands tasks on to another. Thread-safe. */
  public static <E extends Executor> E of(Class<E> type, E executor) {
    return type.cast(
        Proxy.newProxyInstance(
            ForkingExecutor.class.getClassLoader(),
            new Class<?>[] {type},
            new ForkingExecutor(executor)));
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    if (method.getName().equals("equals") && method.getParameterCount() == 1) {
      return proxy == arguments[0];
    }
    try {
      return Forks.originals(method.invoke(executor, forked(arguments)));
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }

  private static Object[] forked(Object[] arguments) {
    if (arguments == null || arguments.length == 0) {
      return arguments;
    }
    Object[] forked = arguments.clone();
    if (forked[0] instanceof Callable<?> task) {
      forked[0] = Forks.task(task);
    } else if (forked[0] instanceof Runnable task) {
      forked[0] = Forks.task(task);
    } else if (forked[0] instanceof Collection<?> tasks) {
      forked[0] = Forks.tasks(tasks);
    }
    return forked;
  }
}
