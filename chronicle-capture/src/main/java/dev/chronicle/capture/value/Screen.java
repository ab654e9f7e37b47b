package dev.chronicle.capture.value;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells, on the calling thread, whether there may be a secret in a value that {@link
 * ImmutableWeight} allows to be written down later: such a value is written down at once, so that
 * nothing secret ever waits in the queue. In doubt, the answer is yes.
 *
 * <p>Texts are looked at as the redactor does; what the types alone tell is found out once.
 */
final class Screen {
  private static final long LEAST_SECRET = 1_000_000_000_000L;
  private static final int LEAST_SECRET_BITS = 40;

  private final Redactor redactor;
  private final Secrecy secrecy;
  private final PerClass<Rule> rules = new PerClass<>();

  Screen(Redactor redactor, Secrecy secrecy) {
    this.redactor = redactor;
    this.secrecy = secrecy;
  }

  /** Never throws. */
  boolean mayHoldSecret(Object value) {
    try {
      return isSuspect(value);
    } catch (Throwable unreadable) {
      return true;
    }
  }

  private boolean isSuspect(Object value) throws Throwable {
    if (value == null) {
      return false;
    }
    if (value instanceof String text) {
      return isSuspectText(text);
    }
    Rule rule = rule(value.getClass());
    return switch (rule.kind) {
      case HARMLESS -> false;
      case SECRET -> true;
      case NUMBER -> isSuspectNumber((Number) value);
      case LIST -> isSuspectList((List<?>) value);
      case SET -> isAnySuspect((Set<?>) value);
      case MAP -> isSuspectMap((Map<?, ?>) value);
      case OPTIONAL -> isSuspect(((Optional<?>) value).orElse(null));
      case RECORD -> isSuspectRecord(value, rule);
    };
  }

  private boolean isSuspectText(String text) {
    return redactor.mayHold(text, JsonBuffer.charactersOf(text))
        && !redactor.redact(text).equals(text);
  }

  private boolean isSuspectNumber(Number number) {
    boolean isLong =
        number instanceof Long small
            ? small >= LEAST_SECRET
            : unscaled(number).bitLength() >= LEAST_SECRET_BITS;
    return isLong && isSuspectText(number.toString());
  }

  private static BigInteger unscaled(Number number) {
    return number instanceof BigDecimal decimal ? decimal.unscaledValue() : (BigInteger) number;
  }

  private boolean isSuspectList(List<?> list) throws Throwable {
    for (int i = 0; i < list.size(); i++) {
      Object item = list.get(i);
      if (isSuspect(item) || (item instanceof String text && text.startsWith("-"))) {
        return true;
      }
    }
    return false;
  }

  private boolean isAnySuspect(Iterable<?> items) throws Throwable {
    for (Object item : items) {
      if (isSuspect(item)) {
        return true;
      }
    }
    return false;
  }

  private boolean isSuspectMap(Map<?, ?> map) throws Throwable {
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      Object key = entry.getKey();
      Object value = entry.getValue();
      if (isSecretName(key)
          || (isNameOfPair(key) && isSecretName(value))
          || isSuspect(key)
          || isSuspect(value)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isNameOfPair(Object key) {
    return key instanceof String text && PairRole.of(text) == PairRole.NAME;
  }

  private boolean isSecretName(Object key) {
    return key instanceof String text
        ? redactor.isSecret(null, text)
        : key instanceof Enum<?> constant && redactor.isSecret(null, constant.name());
  }

  private boolean isSuspectRecord(Object record, Rule rule) throws Throwable {
    for (MethodHandle part : rule.parts) {
      if (isSuspect((Object) part.invokeExact(record))) {
        return true;
      }
    }
    for (MethodHandle name : rule.names) {
      if (isSecretName((Object) name.invokeExact(record))) {
        return true;
      }
    }
    return false;
  }

  private Rule rule(Class<?> type) {
    Rule known = rules.get(type);
    if (known == null) {
      known = find(type);
      rules.put(type, known);
    }
    return known;
  }

  private Rule find(Class<?> type) {
    if (secrecy.isSecret(type)) {
      return Rule.SECRET;
    }
    if (type == Long.class || type == BigDecimal.class || type == BigInteger.class) {
      return Rule.of(Kind.NUMBER);
    }
    if (type == Optional.class) {
      return Rule.of(Kind.OPTIONAL);
    }
    if (Map.class.isAssignableFrom(type)) {
      return Rule.of(Kind.MAP);
    }
    if (List.class.isAssignableFrom(type)) {
      return Rule.of(Kind.LIST);
    }
    if (Set.class.isAssignableFrom(type)) {
      return Rule.of(Kind.SET);
    }
    return type.isRecord() ? ofRecord(type) : Rule.of(Kind.HARMLESS);
  }

  private Rule ofRecord(Class<?> type) {
    List<MethodHandle> parts = new ArrayList<>();
    List<MethodHandle> names = new ArrayList<>();
    try {
      MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
      for (Field field : type.getDeclaredFields()) {
        if (Modifier.isStatic(field.getModifiers())) {
          continue;
        }
        if (secrecy.isSecret(field, Names.of(field))) {
          return Rule.SECRET;
        }
        MethodHandle getter =
            lookup.unreflectGetter(field).asType(MethodType.methodType(Object.class, Object.class));
        if (mayHold(field.getType())) {
          parts.add(getter);
        }
        if (PairRole.of(field.getName()) == PairRole.NAME
            || PairRole.of(Names.of(field).name()) == PairRole.NAME) {
          names.add(getter);
        }
      }
    } catch (IllegalAccessException closedModule) {
      return Rule.SECRET;
    }
    return new Rule(
        Kind.RECORD, parts.toArray(MethodHandle[]::new), names.toArray(MethodHandle[]::new));
  }

  /** Says whether a type leaves room for a text or a long number. */
  private static boolean mayHold(Class<?> type) {
    return type == long.class || !(type.isPrimitive() || type.isEnum());
  }

  private enum Kind {
    HARMLESS,
    SECRET,
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
   * @param parts take an instance and return what may hold a secret
   * @param names take an instance and return what may say that another part is one
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Rule(Kind kind, MethodHandle[] parts, MethodHandle[] names) {
    private static final MethodHandle[] NONE = {};
    private static final Rule SECRET = of(Kind.SECRET);

    static Rule of(Kind kind) {
      return new Rule(kind, NONE, NONE);
    }
  }
}
