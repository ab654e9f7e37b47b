package dev.chronicle.capture.value;

import java.sql.Date;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.function.BiConsumer;

/** The scalars of {@code java.sql}, where that module is there. */
final class SqlScalars {
  private SqlScalars() {}

  /** Hands over each form with its type id. */
  static void addTo(BiConsumer<String, ScalarForm<?>> sink) {
    try {
      Forms.addTo(sink);
    } catch (NoClassDefFoundError noSqlModule) {
      // Without the module there are no such values either.
      return;
    }
  }

  /** Kept apart, so that only this class fails to link without the module. */
  private static final class Forms {
    static void addTo(BiConsumer<String, ScalarForm<?>> sink) {
      sink.accept(
          "sql.Timestamp",
          ScalarForm.quoted(
                  Timestamp.class,
                  time -> time.toInstant().toString(),
                  text -> Timestamp.from(Instant.parse(text)))
              .checked());
      sink.accept(
          "sql.Date",
          ScalarForm.number(
              Date.class,
              date -> Long.toString(date.getTime()),
              text -> new Date(Long.parseLong(text))));
      sink.accept(
          "sql.Time",
          ScalarForm.number(
              Time.class,
              time -> Long.toString(time.getTime()),
              text -> new Time(Long.parseLong(text))));
    }
  }
}
