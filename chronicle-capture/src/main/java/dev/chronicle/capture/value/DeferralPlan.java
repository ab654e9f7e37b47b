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
 * What a class tells {@link Deferral} of its instances.
 *
 * @param bytes of an instance, and of those parts of it that need no look
 * @param texts take an instance and return a {@code String}
 * @param numbers take an instance and return a {@code long}
 * @param others take an instance and return what else it keeps alive
 * @param names take an instance and return what may be the name of a secret in another part
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record DeferralPlan(
    Kind kind,
    int bytes,
    MethodHandle[] texts,
    MethodHandle[] numbers,
    MethodHandle[] others,
    MethodHandle[] names) {

  /** How instances of a class are looked at. */
  enum Kind {
    /** They may change, or are secret altogether, or nobody knows. */
    NEVER,
    /** Not at all: they take the same bytes always and have no room for a secret. */
    FIXED,
    LONG,
    DECIMAL,
    INTEGER,
    LIST,
    SET,
    MAP,
    OPTIONAL,
    RECORD
  }

  static final int OBJECT_BYTES = 16;

  private static final int FIELD_BYTES = 8;

  /** More than any object of these fixed types takes with all that it holds. */
  private static final int SCALAR_BYTES = 96;

  private static final Set<Class<?>> SCALARS =
      Set.of(
          Boolean.class,
          Byte.class,
          Short.class,
          Character.class,
          Integer.class,
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

  private static final MethodHandle[] NONE = {};
  private static final DeferralPlan NEVER = of(Kind.NEVER, 0);

  private static DeferralPlan of(Kind kind, int bytes) {
    return new DeferralPlan(kind, bytes, NONE, NONE, NONE, NONE);
  }

  static DeferralPlan of(Class<?> type, Secrecy secrecy) {
    if (secrecy.isSecret(type)) {
      return NEVER;
    }
    if (Enums.declaring(type) != null) {
      return of(Kind.FIXED, 0);
    }
    if (SCALARS.contains(type)) {
      return of(Kind.FIXED, SCALAR_BYTES);
    }
    if (type == Long.class) {
      return of(Kind.LONG, SCALAR_BYTES);
    }
    if (type == BigDecimal.class) {
      return of(Kind.DECIMAL, 0);
    }
    if (type == BigInteger.class) {
      return of(Kind.INTEGER, 0);
    }
    if (type == Optional.class) {
      return of(Kind.OPTIONAL, 0);
    }
    if (Trust.isImmutable(type)) {
      return of(ofCollection(type), 0);
    }
    return type.isRecord() ? ofRecord(type, secrecy) : NEVER;
  }

  private static Kind ofCollection(Class<?> type) {
    if (Map.class.isAssignableFrom(type)) {
      return Kind.MAP;
    }
    return List.class.isAssignableFrom(type) ? Kind.LIST : Kind.SET;
  }

  private static DeferralPlan ofRecord(Class<?> type, Secrecy secrecy) {
    Parts parts = new Parts();
    try {
      MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
      for (Field field : type.getDeclaredFields()) {
        if (Modifier.isStatic(field.getModifiers())) {
          continue;
        }
        Names names = Names.of(field);
        if (secrecy.isSecret(field, names)) {
          return NEVER;
        }
        MethodHandle getter = lookup.unreflectGetter(field);
        parts.add(getter, field.getType(), secrecy);
        if (isNameOfPair(field.getName()) || isNameOfPair(names.name())) {
          parts.names.add(opened(getter, Object.class));
        }
      }
    } catch (IllegalAccessException closedModule) {
      return NEVER;
    }
    return parts.plan();
  }

  private static boolean isNameOfPair(String member) {
    return PairRole.of(member) == PairRole.NAME;
  }

  private static MethodHandle opened(MethodHandle getter, Class<?> returned) {
    return getter.asType(MethodType.methodType(returned, Object.class));
  }

  /** Collects what a record consists of. */
  private static final class Parts {
    private final List<MethodHandle> texts = new ArrayList<>();
    private final List<MethodHandle> numbers = new ArrayList<>();
    private final List<MethodHandle> others = new ArrayList<>();
    private final List<MethodHandle> names = new ArrayList<>();
    private int bytes = OBJECT_BYTES;

    void add(MethodHandle getter, Class<?> type, Secrecy secrecy) {
      bytes += FIELD_BYTES;
      if (type == String.class) {
        texts.add(opened(getter, type));
      } else if (type == long.class) {
        numbers.add(opened(getter, type));
      } else if (SCALARS.contains(type)) {
        bytes += SCALAR_BYTES;
      } else if (!type.isPrimitive() && !(type.isEnum() && !secrecy.isSecret(type))) {
        others.add(opened(getter, Object.class));
      }
    }

    DeferralPlan plan() {
      return new DeferralPlan(
          Kind.RECORD, bytes, array(texts), array(numbers), array(others), array(names));
    }

    private static MethodHandle[] array(List<MethodHandle> handles) {
      return handles.toArray(MethodHandle[]::new);
    }
  }
}
