package dev.chronicle.capture.value;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonIgnoreType;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a field or an enum constant is called in JSON, by Jackson's annotations if it has any.
 *
 * @param name what it is written as
 * @param aliases what it may be called in older recordings
 * @param ignored whether an annotation keeps it out of JSON
 */
record Names(String name, List<String> aliases, boolean ignored) {

  /** The names of a field, by annotations on it, its getter or its setter. */
  static Names of(Field field) {
    List<AnnotatedElement> elements = new ArrayList<>(List.of(field));
    elements.addAll(accessors(field));
    return new Names(
        name(elements, field.getName()), aliases(elements), isIgnored(field, elements));
  }

  /** The names of an enum constant. */
  static Names of(Enum<?> constant) {
    try {
      Field field = constant.getDeclaringClass().getField(constant.name());
      return new Names(name(List.of(field), constant.name()), aliases(List.of(field)), false);
    } catch (NoSuchFieldException | SecurityException obfuscated) {
      return new Names(constant.name(), List.of(), false);
    }
  }

  /** Returns what a method is asked for, {@code password}, if its name says so. */
  static String ofResult(String method) {
    boolean isGetter =
        method.length() > 3 && method.startsWith("get") && Character.isUpperCase(method.charAt(3));
    boolean isNoun = method.chars().noneMatch(Character::isUpperCase);
    return isGetter ? method.substring(3) : isNoun ? method : null;
  }

  /** Returns the getters and setters that go with a field by their name. */
  static List<Method> accessors(Field field) {
    String name = field.getName();
    String capitalized = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    Set<String> names = Set.of(name, "get" + capitalized, "is" + capitalized, "set" + capitalized);
    return Stream.of(field.getDeclaringClass().getDeclaredMethods())
        .filter(method -> names.contains(method.getName()))
        .toList();
  }

  private static String name(List<? extends AnnotatedElement> elements, String fallback) {
    return annotations(elements, JsonProperty.class)
        .map(JsonProperty::value)
        .filter(name -> !name.isEmpty())
        .findFirst()
        .orElse(fallback);
  }

  private static List<String> aliases(List<? extends AnnotatedElement> elements) {
    return annotations(elements, JsonAlias.class)
        .flatMap(alias -> Arrays.stream(alias.value()))
        .toList();
  }

  private static boolean isIgnored(Field field, List<AnnotatedElement> elements) {
    JsonIgnoreProperties properties =
        field.getDeclaringClass().getAnnotation(JsonIgnoreProperties.class);
    return annotations(elements, JsonIgnore.class).anyMatch(JsonIgnore::value)
        || annotations(elements, JsonProperty.class)
            .anyMatch(property -> property.access() == JsonProperty.Access.WRITE_ONLY)
        || (properties != null && List.of(properties.value()).contains(field.getName()))
        || field.getType().isAnnotationPresent(JsonIgnoreType.class);
  }

  private static <A extends Annotation> Stream<A> annotations(
      List<? extends AnnotatedElement> elements, Class<A> type) {
    return elements.stream()
        .map(element -> element.getAnnotation(type))
        .filter(annotation -> annotation != null);
  }
}
