package dev.chronicle.capture.internal;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/**
 * Stands for an object, whose methods it makes dependencies wherever they are called from.
 *
 * @param type the interface by which it is called
 * @param target the object
 */
public record DependencyProxy(Class<?> type, Object target) implements InvocationHandler {

  /** Returns a proxy of an interface. */
  public static <T> T of(Class<T> type, T target) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(), new Class<?>[] {type}, new DependencyProxy(type, target)));
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    if (method.getDeclaringClass() == Object.class) {
      return method.getName().equals("equals") ? proxy == arguments[0] : live(method, arguments);
    }
    if (!Recorder.isActive()) {
      return live(method, arguments);
    }
    OpenDependency open =
        Dependencies.enter(type, method, arguments == null ? Recorder.NO_ARGUMENTS : arguments);
    try {
      return Dependencies.returned(
          open, Dependencies.isAnswered(open) ? open.answer() : live(method, arguments));
    } catch (Throwable error) {
      throw Dependencies.threw(open, error);
    }
  }

  private Object live(Method method, Object[] arguments) throws Throwable {
    // The interface need not be public.
    method.trySetAccessible();
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }
}
