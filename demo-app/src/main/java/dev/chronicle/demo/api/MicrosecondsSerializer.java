package dev.chronicle.demo.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/** Writes a time in ISO-8601 UTC, always with six digits: {@code 2026-01-31T12:00:00.000000Z}. */
public final class MicrosecondsSerializer extends StdSerializer<Instant> {
  private static final long serialVersionUID = 1L;
  private static final DateTimeFormatter SIX_DIGITS =
      new DateTimeFormatterBuilder().appendInstant(6).toFormatter();

  /** For Jackson. */
  public MicrosecondsSerializer() {
    super(Instant.class);
  }

  @Override
  public void serialize(Instant time, JsonGenerator generator, SerializerProvider provider)
      throws IOException {
    generator.writeString(SIX_DIGITS.format(time));
  }
}
