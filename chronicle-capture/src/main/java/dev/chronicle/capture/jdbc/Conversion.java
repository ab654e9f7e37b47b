package dev.chronicle.capture.jdbc;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Date;
import java.sql.JDBCType;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/**
 * Makes of a recorded value what another getter would have given, where every driver gives the
 * same: never of a value that may have lost something when it was read.
 */
final class Conversion {
  private Conversion() {}

  /** Returns a value as one of a class; {@code null} if that cannot be told. */
  static Object of(Object value, JDBCType column, Class<?> wanted) {
    if (wanted.isInstance(value)) {
      return value;
    }
    try {
      return isWhole(value, column) ? converted(value, wanted) : null;
    } catch (ArithmeticException | NumberFormatException doesNotFit) {
      return null;
    }
  }

  /** Says whether what was read is all that a column of this type holds. */
  private static boolean isWhole(Object value, JDBCType column) {
    return switch (column) {
      case TINYINT, SMALLINT, INTEGER, BIGINT -> isNumber(value);
      case NUMERIC, DECIMAL -> value instanceof BigDecimal;
      case FLOAT, DOUBLE -> value instanceof Double;
      case REAL -> value instanceof Float || value instanceof Double;
      case BIT, BOOLEAN -> value instanceof Boolean;
      case CHAR, VARCHAR, LONGVARCHAR, NCHAR, NVARCHAR, LONGNVARCHAR -> value instanceof String;
      case DATE -> value instanceof Date || value instanceof LocalDate;
      case TIME -> value instanceof LocalTime;
      case TIMESTAMP -> value instanceof Timestamp || value instanceof LocalDateTime;
      default -> false;
    };
  }

  private static boolean isNumber(Object value) {
    return value instanceof Number && !(value instanceof Double) && !(value instanceof Float);
  }

  private static Object converted(Object value, Class<?> wanted) {
    if (value instanceof Number || value instanceof String) {
      return wanted == String.class ? text(value) : number(new BigDecimal(text(value)), wanted);
    }
    if (value instanceof Date date && wanted == LocalDate.class) {
      return date.toLocalDate();
    }
    if (value instanceof LocalDate date && wanted == Date.class) {
      return Date.valueOf(date);
    }
    if (value instanceof LocalTime time && wanted == Time.class) {
      return Time.valueOf(time);
    }
    if (value instanceof Timestamp time && wanted == LocalDateTime.class) {
      return time.toLocalDateTime();
    }
    if (value instanceof LocalDateTime time && wanted == Timestamp.class) {
      return Timestamp.valueOf(time);
    }
    return null;
  }

  /** Returns digits as all drivers show them: those of fractions differ. */
  private static String text(Object value) {
    if (value instanceof Double || value instanceof Float) {
      throw new NumberFormatException("shown in different ways");
    }
    return value instanceof String text ? text.strip() : value.toString();
  }

  private static Object number(BigDecimal number, Class<?> wanted) {
    if (wanted == Integer.class) {
      return number.intValueExact();
    }
    if (wanted == Long.class) {
      return number.longValueExact();
    }
    if (wanted == Short.class) {
      return number.shortValueExact();
    }
    if (wanted == Byte.class) {
      return number.byteValueExact();
    }
    if (wanted == BigDecimal.class) {
      return number;
    }
    return wanted == BigInteger.class ? number.toBigIntegerExact() : null;
  }
}
