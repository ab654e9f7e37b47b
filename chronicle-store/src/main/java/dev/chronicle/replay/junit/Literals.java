package dev.chronicle.replay.junit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Recorded values as Java expressions that make equal ones: scalars, common classes of the JDK,
 * enums, records, and lists and sets of such. Immutable.
 */
final class Literals {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
  private static final Set<Class<?>> PARSED =
      Set.of(Instant.class, LocalDate.class, LocalDateTime.class, LocalTime.class, Duration.class);
  private static final int LONGEST = 1_500;

  private final String packageName;

  /** Makes expressions for a class of this package. */
  Literals(String packageName) {
    this.packageName = packageName;
  }

  /** Returns an expression for a value of a declared type; empty if there is none that is short. */
  Optional<String> of(String json, Type type) {
    try {
      String literal = literal(JSON.readTree(json), type);
      return literal.length() <= LONGEST ? Optional.of(literal) : Optional.empty();
    } catch (JsonProcessingException | NoLiteralException none) {
      return Optional.empty();
    }
  }

  /** Returns a class as this package names it; empty if it may not be named there. */
  Optional<String> nameOf(Class<?> type) {
    for (Class<?> c = type; c != null; c = c.getEnclosingClass()) {
      boolean isSeen =
          Modifier.isPublic(c.getModifiers())
              || (c.getPackageName().equals(packageName) && !Modifier.isPrivate(c.getModifiers()));
      if (!isSeen) {
        return Optional.empty();
      }
    }
    String name = type.getCanonicalName();
    if (name == null) {
      return Optional.empty();
    }
    Class<?> root = type.isArray() ? type.componentType() : type;
    boolean isNear =
        root.getPackageName().equals(packageName) || root.getPackageName().equals("java.lang");
    return Optional.of(
        isNear && !root.isPrimitive() ? name.substring(root.getPackageName().length() + 1) : name);
  }

  private String literal(JsonNode node, Type type) throws NoLiteralException {
    if (type instanceof ParameterizedType parameterized) {
      return collection(node, parameterized);
    }
    if (!(type instanceof Class<?> raw)) {
      throw new NoLiteralException();
    }
    if (node.isNull()) {
      if (raw.isPrimitive()) {
        throw new NoLiteralException();
      }
      return "null";
    }
    if (node.isBoolean() && (raw == boolean.class || raw == Boolean.class)) {
      return node.asText();
    }
    if (node.isNumber()) {
      return number(node, raw);
    }
    if (node.isTextual()) {
      return text(node.textValue(), raw);
    }
    if (node.isObject() && raw.isRecord()) {
      return record(node, raw);
    }
    throw new NoLiteralException();
  }

  private static String number(JsonNode node, Class<?> type) throws NoLiteralException {
    if (type == int.class || type == Integer.class) {
      return node.asText();
    }
    if (type == long.class || type == Long.class) {
      return node.asText() + "L";
    }
    if (type == double.class || type == Double.class) {
      return node.asText() + "d";
    }
    if (type == BigDecimal.class) {
      return "new java.math.BigDecimal(" + JavaText.quote(node.asText()) + ")";
    }
    if (type == BigInteger.class) {
      return "new java.math.BigInteger(" + JavaText.quote(node.asText()) + ")";
    }
    throw new NoLiteralException();
  }

  private String text(String text, Class<?> type) throws NoLiteralException {
    if (type == String.class || type == CharSequence.class) {
      return JavaText.quote(text);
    }
    if (type == UUID.class) {
      return "java.util.UUID.fromString(" + JavaText.quote(text) + ")";
    }
    if (PARSED.contains(type)) {
      return type.getName() + ".parse(" + JavaText.quote(text) + ")";
    }
    if (type.isEnum()) {
      for (Object constant : type.getEnumConstants()) {
        if (((Enum<?>) constant).name().equals(text)) {
          return nameOf(type).orElseThrow(NoLiteralException::new) + "." + text;
        }
      }
    }
    throw new NoLiteralException();
  }

  private String record(JsonNode node, Class<?> type) throws NoLiteralException {
    List<String> values = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      if (!node.has(component.getName())) {
        throw new NoLiteralException();
      }
      values.add(literal(node.get(component.getName()), component.getGenericType()));
    }
    if (values.size() != node.size()) {
      throw new NoLiteralException();
    }
    return "new %s(%s)"
        .formatted(nameOf(type).orElseThrow(NoLiteralException::new), String.join(", ", values));
  }

  private String collection(JsonNode node, ParameterizedType type) throws NoLiteralException {
    if (node.isNull()) {
      return "null";
    }
    boolean isList = type.getRawType() == List.class || type.getRawType() == Collection.class;
    boolean isSet = type.getRawType() == Set.class;
    if (!node.isArray() || (!isList && !isSet)) {
      throw new NoLiteralException();
    }
    List<String> items = new ArrayList<>();
    for (JsonNode item : node) {
      items.add(literal(item, type.getActualTypeArguments()[0]));
    }
    String made = isList ? "new java.util.ArrayList<>(" : "new java.util.LinkedHashSet<>(";
    if (items.isEmpty()) {
      return made + ")";
    }
    return made + "java.util.Arrays.asList(" + String.join(", ", items) + "))";
  }

  /** There is no expression for a value. */
  private static final class NoLiteralException extends Exception {
    private static final long serialVersionUID = 1L;
  }
}
