package dev.chronicle.capture;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method that captured methods call to reach something outside themselves, or an interface
 * or class all of whose methods are such: a DAO, a client, the dice.
 *
 * <p>A call that a captured method makes to it is recorded under that method, as a {@link
 * dev.chronicle.call.DependencyCall} of kind {@code method}, with what was passed and how it ended;
 * a replay gives the recorded answer instead of making the call. {@code equals}, {@code hashCode}
 * and {@code toString} are no such calls.
 *
 * <p>The calls are woven where they are made, so what implements the interface does not matter: a
 * dynamic proxy, a class of a library. Where implementations are woven themselves, calls that reach
 * them in other ways, by a method reference or by reflection, are recorded too. Everything else can
 * be wrapped with {@link Chronicle#dependency}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Dependency {

  /**
   * What the recordings call it. Empty, the default, stands for {@code Type.method}. On a type, it
   * takes the place of the type's name.
   */
  String name() default "";
}
