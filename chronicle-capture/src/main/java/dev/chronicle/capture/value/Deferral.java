package dev.chronicle.capture.value;

import java.lang.invoke.MethodHandle;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells how many bytes a value keeps alive that may wait in the queue as it is: one that provably
 * never changes and has no secret in it. Stricter than {@link Immutability}, which knows neither
 * sizes nor secrets. In doubt, a value may not wait.
 *
 * <p>Runs on the calling thread for every value: one walk answers both, and what there is to know
 * of a class is found out once. Thread-safe.
 */
final class Deferral {
  /** The answer for what may not wait. */
  static final int NEVER = -1;

  private static final int OBJECT_BYTES = DeferralPlan.OBJECT_BYTES;
  private static final int ITEM_BYTES = 8;
  private static final int ENTRY_BYTES = 16;
  private static final int STRING_BYTES = 56;
  private static final int NUMBER_BYTES = 96;
  private static final int BITS_PER_BYTE = 4;

  /** Numbers of fewer digits are never secret by their looks. */
  private static final int LEAST_SECRET_DIGITS = 13;

  private static final long LEAST_SECRET = 1_000_000_000_000L;
  private static final int LEAST_SECRET_BITS = 40;

  private final Redactor redactor;
  private final Secrecy secrecy;
  private final PerClass<DeferralPlan> plans = new PerClass<>();

  Deferral(Secrecy secrecy) {
    this.redactor = secrecy.redactor();
    this.secrecy = secrecy;
  }

  /** Returns the bytes, or {@link #NEVER}, also if they are more than {@code most}. */
  int weigh(Object value, int most) {
    try {
      int left = value(value, most);
      return left < 0 ? NEVER : most - left;
    } catch (Throwable unreadable) {
      return NEVER;
    }
  }

  /**
   * Returns what is left of {@code most}; less than 0 if that is too little, or it may not wait.
   */
  private int value(Object value, int most) throws Throwable {
    if (value == null || most < 0) {
      return most;
    }
    if (value instanceof String text) {
      return text(text, most);
    }
    DeferralPlan plan = plan(value.getClass());
    return switch (plan.kind()) {
      case NEVER -> NEVER;
      case FIXED -> most - plan.bytes();
      case LONG -> isSecret((long) value) ? NEVER : most - plan.bytes();
      case DECIMAL -> decimal((BigDecimal) value, most);
      case INTEGER -> integer((BigInteger) value, most);
      case LIST -> list((List<?>) value, most - OBJECT_BYTES);
      case SET -> set((Set<?>) value, most - OBJECT_BYTES);
      case MAP -> map((Map<?, ?>) value, most - OBJECT_BYTES);
      case OPTIONAL -> value(((Optional<?>) value).orElse(null), most - OBJECT_BYTES);
      case RECORD -> record(value, plan, most - plan.bytes());
    };
  }

  private DeferralPlan plan(Class<?> type) {
    DeferralPlan known = plans.get(type);
    if (known == null) {
      known = DeferralPlan.of(type, secrecy);
      plans.put(type, known);
    }
    return known;
  }

  private int text(String text, int most) {
    int left = most - STRING_BYTES - 2 * text.length();
    return left < 0 || isSecret(text) ? NEVER : left;
  }

  private int decimal(BigDecimal number, int most) {
    int digits = number.precision();
    int left = most - NUMBER_BYTES - digits;
    return left < 0 || (digits >= LEAST_SECRET_DIGITS && isSecret(number.toString()))
        ? NEVER
        : left;
  }

  private int integer(BigInteger number, int most) {
    int bits = number.bitLength();
    int left = most - NUMBER_BYTES - bits / BITS_PER_BYTE;
    return left < 0 || (bits >= LEAST_SECRET_BITS && isSecret(number.toString())) ? NEVER : left;
  }

  private boolean isSecret(long number) {
    return number >= LEAST_SECRET && isSecret(Long.toString(number));
  }

  private boolean isSecret(String text) {
    return redactor.mayHold(text, JsonBuffer.charactersOf(text))
        && !redactor.redact(text).equals(text);
  }

  private int list(List<?> list, int most) throws Throwable {
    int left = most;
    for (int i = 0; i < list.size() && left >= 0; i++) {
      left = item(list.get(i), left - ITEM_BYTES);
    }
    return left;
  }

  private int set(Set<?> items, int most) throws Throwable {
    int left = most;
    for (Object item : items) {
      left = item(item, left - ENTRY_BYTES);
      if (left < 0) {
        return NEVER;
      }
    }
    return left;
  }

  /** An option of a command line may make the item behind it secret. */
  private int item(Object item, int most) throws Throwable {
    return item instanceof String text && text.startsWith("-") ? NEVER : value(item, most);
  }

  private int map(Map<?, ?> map, int most) throws Throwable {
    int left = most;
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      Object key = entry.getKey();
      Object value = entry.getValue();
      if (isSecretName(key) || (isNameOfPair(key) && isSecretName(value))) {
        return NEVER;
      }
      left = value(value, value(key, left - 2 * ENTRY_BYTES));
      if (left < 0) {
        return NEVER;
      }
    }
    return left;
  }

  private static boolean isNameOfPair(Object key) {
    return key instanceof String text && PairRole.of(text) == PairRole.NAME;
  }

  private boolean isSecretName(Object name) {
    return name instanceof String text
        ? redactor.isSecret(null, text)
        : name instanceof Enum<?> constant && redactor.isSecret(null, constant.name());
  }

  private int record(Object record, DeferralPlan plan, int most) throws Throwable {
    int left = most;
    for (MethodHandle part : plan.texts()) {
      String text = (String) part.invokeExact(record);
      if (text != null) {
        left = text(text, left);
        if (left < 0) {
          return NEVER;
        }
      }
    }
    for (MethodHandle part : plan.numbers()) {
      if (isSecret((long) part.invokeExact(record))) {
        return NEVER;
      }
    }
    for (MethodHandle part : plan.others()) {
      left = value((Object) part.invokeExact(record), left);
      if (left < 0) {
        return NEVER;
      }
    }
    for (MethodHandle name : plan.names()) {
      if (isSecretName((Object) name.invokeExact(record))) {
        return NEVER;
      }
    }
    return left;
  }
}
