package dev.chronicle.capture.value;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;

/**
 * Tells what is secret whatever it holds, by its name or by an annotation. Immutable and
 * thread-safe.
 *
 * @param redactor knows the names
 * @param annotation marks what is secret besides; {@code null} for none
 */
record Secrecy(Redactor redactor, Class<? extends Annotation> annotation) {

  /** Says whether a parameter, or the result of a method, is secret. */
  boolean isSecret(Class<?> declaringClass, String name, AnnotatedElement element) {
    return isMarked(element) || (name != null && redactor.isSecret(declaringClass, name));
  }

  /** Says whether a field is secret; its getter may say so, too. */
  boolean isSecret(Field field, String nameInJson) {
    Class<?> declaring = field.getDeclaringClass();
    return isSecret(declaring, field.getName(), field)
        || redactor.isSecret(declaring, nameInJson)
        || Names.accessors(field).stream().anyMatch(this::isMarked);
  }

  /** Says whether all objects of a class are secret. */
  boolean isSecret(Class<?> type) {
    return annotation != null && Supertypes.of(type).stream().anyMatch(this::isMarked);
  }

  private boolean isMarked(AnnotatedElement element) {
    return annotation != null && element != null && element.isAnnotationPresent(annotation);
  }
}
