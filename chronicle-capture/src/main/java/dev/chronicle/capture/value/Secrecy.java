package dev.chronicle.capture.value;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;

/**
 * Tells what is secret whatever it holds, by its name or by an annotation, its own or one of what
 * it overrides. Immutable and thread-safe.
 *
 * @param redactor knows the names
 * @param annotation marks what is secret besides; {@code null} for none
 */
record Secrecy(Redactor redactor, Class<? extends Annotation> annotation) {

  /** Says whether a parameter, or the result of a method, is secret. */
  boolean isSecret(Class<?> declaringClass, String name, AnnotatedElement element) {
    return isMarked(element)
        || (name != null && redactor.isSecret(declaringClass, name))
        || (element instanceof Parameter parameter
            && Overrides.of(parameter).stream().anyMatch(this::hasSecretName));
  }

  private boolean hasSecretName(Parameter parameter) {
    return parameter.isNamePresent()
        && redactor.isSecret(
            parameter.getDeclaringExecutable().getDeclaringClass(), parameter.getName());
  }

  /**
   * Says whether a field is secret; its getter or setter may say so, and any name it has in JSON.
   */
  boolean isSecret(Field field, Names inJson) {
    Class<?> declaring = field.getDeclaringClass();
    return isSecret(declaring, field.getName(), field)
        || redactor.isSecret(declaring, inJson.name())
        || inJson.aliases().stream().anyMatch(alias -> redactor.isSecret(declaring, alias))
        || Names.accessors(field).stream().anyMatch(this::isMarked);
  }

  /** Says whether all objects of a class are secret. */
  boolean isSecret(Class<?> type) {
    return annotation != null && Supertypes.of(type).stream().anyMatch(this::isMarkedItself);
  }

  private boolean isMarked(AnnotatedElement element) {
    if (annotation == null || element == null) {
      return false;
    }
    return isMarkedItself(element)
        || (element instanceof Method method
            && Overrides.of(method).stream().anyMatch(this::isMarkedItself))
        || (element instanceof Parameter parameter
            && Overrides.of(parameter).stream().anyMatch(this::isMarkedItself));
  }

  private boolean isMarkedItself(AnnotatedElement element) {
    return element.isAnnotationPresent(annotation);
  }
}
