package dev.chronicle.capture.value;

import dev.chronicle.call.Loss.Reason;
import java.lang.reflect.Method;
import java.util.Set;

/**
 * Objects that an ORM loads when they are first touched, known by the names of Hibernate's
 * interfaces. One that is loaded is written like any other; none is ever loaded here.
 */
final class LazyLoading {
  private static final String PROXY = "org.hibernate.proxy.HibernateProxy";

  private static final Set<String> COLLECTIONS =
      Set.of(
          "org.hibernate.collection.spi.LazyInitializable",
          "org.hibernate.collection.spi.PersistentCollection");

  private LazyLoading() {}

  /** Says whether objects of a class stand for entities. */
  static boolean isProxy(Class<?> type) {
    return find(type, Set.of(PROXY)) != null;
  }

  /**
   * Returns the form of a class that stands for entities.
   *
   * @param entities the form of those
   */
  static Form proxy(Class<?> type, Form entities) {
    return new ProxyForm(type, entities, find(type, Set.of(PROXY)));
  }

  /** Says whether collections of a class may still be in the database. */
  static boolean isCollection(Class<?> type) {
    return find(type, COLLECTIONS) != null;
  }

  /** Returns the form of a class of such collections, given that of those which are loaded. */
  static Form guard(Class<?> type, Form loaded) {
    return new CollectionGuard(type, loaded, find(type, COLLECTIONS));
  }

  private static Class<?> find(Class<?> type, Set<String> names) {
    return Supertypes.of(type).stream()
        .filter(parent -> names.contains(parent.getName()))
        .findFirst()
        .orElse(null);
  }

  private static Object call(Class<?> owner, String method, Object target)
      throws ReflectiveOperationException {
    Method found = owner.getMethod(method);
    return found.invoke(target);
  }

  /** Stands for an entity: a subclass whose own fields are empty. */
  private static final class ProxyForm extends Form {
    private final Form entities;
    private final Class<?> proxy;

    ProxyForm(Class<?> type, Form entities, Class<?> proxy) {
      super(type);
      this.entities = entities;
      this.proxy = proxy;
    }

    @Override
    void write(Object value, Writing out) throws Throwable {
      Object initializer = call(proxy, "getHibernateLazyInitializer", value);
      Class<?> owner = proxy.getMethod("getHibernateLazyInitializer").getReturnType();
      if (call(owner, "isUninitialized", initializer).equals(true)) {
        out.opaque(Reason.NOT_READ, type().getName() + " not loaded");
      } else {
        out.value(entities, call(owner, "getImplementation", initializer));
      }
    }

    @Override
    Object read(Json json, Reading in) {
      throw in.failure("proxy of type " + type().getName() + " cannot be read");
    }
  }

  /** A collection that may still be in the database. */
  private static final class CollectionGuard extends Form {
    private final Form collections;
    private final Class<?> lazy;

    CollectionGuard(Class<?> type, Form collections, Class<?> lazy) {
      super(type);
      this.collections = collections;
      this.lazy = lazy;
    }

    @Override
    void write(Object value, Writing out) throws Throwable {
      if (call(lazy, "wasInitialized", value).equals(true)) {
        collections.write(value, out);
      } else {
        out.opaque(Reason.NOT_READ, type().getName() + " not loaded");
      }
    }

    @Override
    Object read(Json json, Reading in) {
      return collections.read(json, in);
    }
  }
}
