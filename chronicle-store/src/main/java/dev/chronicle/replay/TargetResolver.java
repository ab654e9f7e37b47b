package dev.chronicle.replay;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Gives the objects that instance methods are replayed on. Static methods need none.
 *
 * <p>Asked before each replayed call, from the threads that replay. What its dependencies are does
 * not matter, as none is reached; they may be {@code null} where the constructor allows it. A
 * dependency injection container is a resolver by itself: {@code container::getInstance}.
 */
@FunctionalInterface
public interface TargetResolver {

  /**
   * Returns an object of this class or a subclass.
   *
   * @return {@code null} if there is none, so that its calls are skipped
   */
  Object resolve(Class<?> type);

  /** Returns a resolver that knows no object, which is enough for static methods. */
  static TargetResolver none() {
    return type -> null;
  }

  /** Returns a resolver that gives the first of these objects that fits. */
  static TargetResolver of(Object... targets) {
    List<Object> known = List.of(targets);
    return type -> known.stream().filter(type::isInstance).findFirst().orElse(null);
  }

  /** Returns a resolver that makes a new object for each call of this class. */
  static <T> TargetResolver factory(Class<T> type, Supplier<? extends T> factory) {
    Objects.requireNonNull(factory, "factory must not be null");
    return wanted -> wanted.isAssignableFrom(type) ? factory.get() : null;
  }

  /** Returns a resolver that asks another where this one knows no object. */
  default TargetResolver or(TargetResolver other) {
    return type -> {
      Object target = resolve(type);
      return target == null ? other.resolve(type) : target;
    };
  }
}
