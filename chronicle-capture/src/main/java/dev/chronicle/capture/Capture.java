package dev.chronicle.capture;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method whose calls are recorded, or a class whose public methods are.
 *
 * <p>On a method, any visibility, {@code static} and {@code final} included, also when the class
 * calls itself. On a class, its own public methods; those that it inherits are the business of the
 * class that declares them, and {@code equals}, {@code hashCode} and {@code toString} are left out.
 *
 * <p>Nothing happens unless the class is woven by AspectJ, while it is compiled or while it is
 * loaded.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Capture {

  /**
   * The public name, by which people filter and which survives a renaming of the method. Empty, the
   * default, stands for {@code Class.method}. On a class, it takes the place of the class's name.
   */
  String name() default "";
}
