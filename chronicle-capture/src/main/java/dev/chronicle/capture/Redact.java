package dev.chronicle.capture;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks what is secret, so that a recording holds a token in its place, whatever its type.
 *
 * <p>On a parameter, a field or a component of a record: what it holds. On a getter: what the field
 * of that name holds. On a captured method: its result. On a class or an interface: every object of
 * it, wherever it turns up.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({
  ElementType.PARAMETER,
  ElementType.FIELD,
  ElementType.RECORD_COMPONENT,
  ElementType.METHOD,
  ElementType.TYPE
})
public @interface Redact {}
