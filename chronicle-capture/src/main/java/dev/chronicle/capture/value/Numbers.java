package dev.chronicle.capture.value;

import dev.chronicle.call.Loss.Reason;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Numbers that JSON has no number for, or none that other readers would bear. */
final class Numbers {
  static final ScalarForm<Double> DOUBLE =
      ScalarForm.number(Double.class, Numbers::print, Object::toString, Double::valueOf);

  static final ScalarForm<Float> FLOAT =
      ScalarForm.number(
          Float.class,
          (value, out) -> print(value.toString(), Float.isFinite(value), out),
          Object::toString,
          Float::valueOf);

  static final ScalarForm<BigInteger> BIG_INTEGER =
      ScalarForm.number(
          BigInteger.class,
          (value, out) -> print(value, value, out),
          BigInteger::toString,
          BigInteger::new);

  static final ScalarForm<BigDecimal> BIG_DECIMAL =
      ScalarForm.number(
          BigDecimal.class,
          (value, out) -> print(value, value.unscaledValue(), out),
          BigDecimal::toString,
          BigDecimal::new);

  /** More digits than that, and many a reader of JSON refuses the number. */
  private static final int MAX_BARE = 100;

  private static final int BITS_PER_DIGIT = 3;

  private Numbers() {}

  /** Says whether the digits of a JSON number have neither fraction nor exponent. */
  static boolean isIntegral(String digits) {
    return digits.indexOf('.') < 0 && digits.indexOf('e') < 0 && digits.indexOf('E') < 0;
  }

  /** Writes a double, which may not be finite. */
  static void print(double value, Writing out) {
    print(Double.toString(value), Double.isFinite(value), out);
  }

  private static void print(String text, boolean isJson, Writing out) {
    if (isJson) {
      out.json().raw(text);
    } else {
      out.json().string(text);
    }
  }

  private static void print(Number value, BigInteger digits, Writing out) {
    int bits = digits.bitLength();
    if (bits / BITS_PER_DIGIT > out.limits().stringLength()) {
      out.opaque(Reason.STRING_CUT, value.getClass().getName() + " of " + bits + " bits");
      return;
    }
    String text = value.toString();
    if (text.length() <= MAX_BARE && text.indexOf('E') < 0) {
      out.texts().digits(text);
    } else {
      out.json().string(text);
    }
  }
}
