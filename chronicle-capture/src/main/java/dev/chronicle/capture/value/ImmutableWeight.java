package dev.chronicle.capture.value;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Tells how many bytes a value keeps alive that provably never changes: a scalar, an enum, a record
 * or a collection of {@code List.of} and its kin, of such. So the queue may hold the value itself
 * and still know its own size. Stricter than {@link Immutability}, which need not know sizes.
 *
 * <p>Runs on the calling thread for every value: what there is to know of a class is found out
 * once.
 */
final class ImmutableWeight {
  /** The answer for what may change, or weighs more than it may. */
  static final int UNKNOWN = -1;

  /** More than any object of these fixed types takes with all that it holds. */
  private static final int SCALAR_BYTES = 96;

  private static final int OBJECT_BYTES = 16;
  private static final int FIELD_BYTES = 8;
  private static final int STRING_BYTES = 56;
  private static final int ENTRY_BYTES = 16;

  private static final Set<Class<?>> SCALARS =
      Set.of(
          Boolean.class,
          Byte.class,
          Short.class,
          Character.class,
          Integer.class,
          Long.class,
          Float.class,
          Double.class,
          UUID.class,
          Instant.class,
          Duration.class,
          Period.class,
          LocalDate.class,
          LocalTime.class,
          LocalDateTime.class,
          OffsetDateTime.class,
          Year.class,
          YearMonth.class,
          Month.class,
          DayOfWeek.class);

  private static final ClassValue<Rule> RULES =
      new ClassValue<>() {
        @Override
        protected Rule computeValue(Class<?> type) {
          return Rule.of(type);
        }
      };

  private ImmutableWeight() {}

  /** Returns the bytes, or {@link #UNKNOWN} also if they are more than {@code most}. */
  static int of(Object value, int most) {
    try {
      int left = weigh(value, most);
      return left < 0 ? UNKNOWN : most - left;
    } catch (Throwable unreadable) {
      return UNKNOWN;
    }
  }

  /** Returns what is left of {@code most}; less than 0 if it is not enough, or nobody knows. */
  private static int weigh(Object value, int most) throws Throwable {
    if (value == null || most < 0) {
      return most;
    }
    if (value instanceof String text) {
      return text.length() > most ? UNKNOWN : most - STRING_BYTES - 2 * text.length();
    }
    Rule rule = RULES.get(value.getClass());
    return switch (rule.kind) {
      case UNKNOWN -> UNKNOWN;
      case FIXED -> most - rule.bytes;
      case NUMBER -> most - SCALAR_BYTES - digits(value);
      case LIST -> weighList((List<?>) value, most - OBJECT_BYTES);
      case SET -> weighAll((Set<?>) value, most - OBJECT_BYTES);
      case MAP -> weighMap((Map<?, ?>) value, most - OBJECT_BYTES);
      case OPTIONAL -> weigh(((Optional<?>) value).orElse(null), most - OBJECT_BYTES);
      case RECORD -> weighParts(value, rule, most - rule.bytes);
    };
  }

  private static int digits(Object number) {
    BigInteger digits =
        number instanceof BigDecimal decimal ? decimal.unscaledValue() : (BigInteger) number;
    return digits.bitLength() / 4;
  }

  private static int weighList(List<?> list, int most) throws Throwable {
    int left = most;
    for (int i = 0; i < list.size() && left >= 0; i++) {
      left = weigh(list.get(i), left - FIELD_BYTES);
    }
    return left;
  }

  private static int weighAll(Iterable<?> items, int most) throws Throwable {
    int left = most;
    for (Object item : items) {
      left = weigh(item, left - ENTRY_BYTES);
      if (left < 0) {
        return UNKNOWN;
      }
    }
    return left;
  }

  private static int weighMap(Map<?, ?> map, int most) throws Throwable {
    int left = weighAll(map.keySet(), most);
    return left < 0 ? UNKNOWN : weighAll(map.values(), left);
  }

  private static int weighParts(Object record, Rule rule, int most) throws Throwable {
    int left = most;
    for (MethodHandle part : rule.parts) {
      left = weigh((Object) part.invokeExact(record), left);
      if (left < 0) {
        return UNKNOWN;
      }
    }
    return left;
  }

  private enum Kind {
    UNKNOWN,
    FIXED,
    NUMBER,
    LIST,
    SET,
    MAP,
    OPTIONAL,
    RECORD
  }

  /**
   * What a class tells of its instances.
   *
   * @param bytes of an instance itself
   * @param parts take an instance and return what else it keeps alive
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Rule(Kind kind, int bytes, MethodHandle[] parts) {
    private static final MethodHandle[] NONE = {};
    private static final Rule UNKNOWN = new Rule(Kind.UNKNOWN, 0, NONE);

    static Rule of(Class<?> type) {
      if (Enums.declaring(type) != null) {
        return new Rule(Kind.FIXED, 0, NONE);
      }
      if (SCALARS.contains(type)) {
        return new Rule(Kind.FIXED, SCALAR_BYTES, NONE);
      }
      if (type == BigDecimal.class || type == BigInteger.class) {
        return new Rule(Kind.NUMBER, 0, NONE);
      }
      if (type == Optional.class) {
        return new Rule(Kind.OPTIONAL, 0, NONE);
      }
      if (Trust.isImmutable(type)) {
        return new Rule(ofCollection(type), 0, NONE);
      }
      return type.isRecord() ? ofRecord(type) : UNKNOWN;
    }

    private static Kind ofCollection(Class<?> type) {
      if (Map.class.isAssignableFrom(type)) {
        return Kind.MAP;
      }
      return List.class.isAssignableFrom(type) ? Kind.LIST : Kind.SET;
    }

    private static Rule ofRecord(Class<?> type) {
      List<MethodHandle> parts = new ArrayList<>();
      int fields = 0;
      try {
        MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
        for (Field field : type.getDeclaredFields()) {
          if (Modifier.isStatic(field.getModifiers())) {
            continue;
          }
          fields++;
          if (!field.getType().isPrimitive() && !field.getType().isEnum()) {
            parts.add(
                lookup
                    .unreflectGetter(field)
                    .asType(MethodType.methodType(Object.class, Object.class)));
          }
        }
      } catch (IllegalAccessException closedModule) {
        return UNKNOWN;
      }
      return new Rule(
          Kind.RECORD, OBJECT_BYTES + fields * FIELD_BYTES, parts.toArray(MethodHandle[]::new));
    }
  }
}
