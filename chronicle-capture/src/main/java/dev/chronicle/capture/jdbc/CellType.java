package dev.chronicle.capture.jdbc;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * The classes of which a recorded column can be altogether, so that its values are written down
 * plainly; recordings name them as here, and nothing else can be named.
 */
enum CellType {
  STRING(String.class),
  INT(Integer.class),
  LONG(Long.class),
  SHORT(Short.class),
  BYTE(Byte.class),
  BOOLEAN(Boolean.class),
  DOUBLE(Double.class),
  FLOAT(Float.class),
  DECIMAL(BigDecimal.class),
  BYTES(byte[].class),
  SQL_DATE(Date.class),
  SQL_TIME(Time.class),
  SQL_TIMESTAMP(Timestamp.class),
  LOCAL_DATE(LocalDate.class),
  LOCAL_TIME(LocalTime.class),
  LOCAL_DATE_TIME(LocalDateTime.class),
  OFFSET_TIME(OffsetTime.class),
  OFFSET_DATE_TIME(OffsetDateTime.class),
  ZONED_DATE_TIME(ZonedDateTime.class),
  INSTANT(Instant.class),
  UUID(UUID.class);

  private static final Map<Class<?>, CellType> BY_CLASS = new HashMap<>();

  static {
    for (CellType type : values()) {
      BY_CLASS.put(type.type, type);
    }
  }

  private final Class<?> type;

  CellType(Class<?> type) {
    this.type = type;
  }

  /** Returns the one of a class; {@code null} if there is none. */
  static CellType of(Class<?> type) {
    return BY_CLASS.get(type);
  }

  Class<?> type() {
    return type;
  }
}
