package dev.chronicle.capture.value;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;

/**
 * Makes objects without running a constructor of their class and sets their fields, as Java's own
 * deserialization does: what was recorded is the object's state already, and a constructor might
 * demand, compute or register things that belonged to the moment.
 */
final class FieldMaker implements ObjectForm.Maker {
  private final Class<?> type;
  private Constructor<?> constructor;

  FieldMaker(Class<?> type) {
    this.type = type;
  }

  @Override
  public Object make(List<Member> members, ObjectForm.Values values, Reading in)
      throws ReflectiveOperationException {
    Object made = in.made(constructor().newInstance());
    for (Member member : members) {
      Object value = values.of(member);
      member.field().setAccessible(true);
      member.field().set(made, value);
    }
    return made;
  }

  private synchronized Constructor<?> constructor() throws ReflectiveOperationException {
    if (constructor == null) {
      constructor = Allocation.constructorOf(type);
    }
    return constructor;
  }

  /** The JDK's way for serialization libraries, in the module {@code jdk.unsupported}. */
  private static final class Allocation {

    /** Returns a constructor that runs none but {@link Object}'s. */
    static Constructor<?> constructorOf(Class<?> type) throws ReflectiveOperationException {
      // By reflection, because javac warns of this class in a way that cannot be suppressed.
      Class<?> factory = Class.forName("sun.reflect.ReflectionFactory");
      Method method =
          factory.getMethod("newConstructorForSerialization", Class.class, Constructor.class);
      Object instance = factory.getMethod("getReflectionFactory").invoke(null);
      Constructor<?> object = Object.class.getDeclaredConstructor();
      Object constructor = method.invoke(instance, type, object);
      if (constructor == null) {
        throw new InvocationTargetException(null, type.getName() + " cannot be made");
      }
      return (Constructor<?>) constructor;
    }
  }
}
