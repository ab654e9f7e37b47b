package dev.chronicle.demo.resources;

import dev.chronicle.demo.core.InvalidValueException;
import dev.chronicle.store.CallOrder;
import dev.chronicle.store.CallQuery;
import dev.chronicle.store.Cursor;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.ws.rs.QueryParam;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** Asks for captured calls, with parameters as they stand in the URL; an empty one is left out. */
public final class CallFilter {
  private static final int MAX_LIMIT = 500;
  private static final int DEFAULT_LIMIT = 50;
  private static final int MAX_TEXT = 200;
  private static final int NANOS_EXPONENT = 6;

  @QueryParam("function_name")
  @Parameter(description = "Name of the function.", example = "create_task")
  private String functionName;

  @QueryParam("has_error")
  @Parameter(
      description = "Only calls that threw, or only those that did not.",
      schema = @Schema(type = "boolean"))
  private String hasError;

  @QueryParam("since")
  @Parameter(
      description = "Earliest start, inclusive.",
      schema = @Schema(type = "string", format = "date-time"))
  private String since;

  @QueryParam("until")
  @Parameter(
      description = "Latest start, exclusive.",
      schema = @Schema(type = "string", format = "date-time"))
  private String until;

  @QueryParam("min_duration_ms")
  @Parameter(description = "Shortest duration.", schema = @Schema(type = "number", minimum = "0"))
  private String minDurationMs;

  @QueryParam("trace_id")
  @Parameter(
      description = "Trace that the call belongs to, see the response header `X-Trace-Id`.",
      schema = @Schema(pattern = "^[0-9a-fA-F]{32}$"))
  private String traceId;

  @QueryParam("q")
  @Parameter(
      description = "Text that arguments, result or exception contain.",
      schema = @Schema(maxLength = MAX_TEXT))
  private String q;

  @QueryParam("limit")
  @Parameter(
      schema = @Schema(type = "integer", minimum = "1", maximum = "500", defaultValue = "50"))
  private String limit;

  @QueryParam("cursor")
  @Parameter(description = "From `next` of the page before.")
  private String cursor;

  @QueryParam("offset")
  @Parameter(
      description = "How many to leave out; slow when large.",
      schema = @Schema(type = "integer", minimum = "0", defaultValue = "0"))
  private String offset;

  /**
   * Checks the parameters.
   *
   * @throws InvalidValueException if one breaks a rule
   */
  CallQuery toQuery() {
    int size = isGiven(limit) ? wholeNumber("limit", limit) : DEFAULT_LIMIT;
    if (size < 1 || size > MAX_LIMIT) {
      throw InvalidValueException.of("limit", "must be between 1 and " + MAX_LIMIT, limit);
    }
    Instant from = time("since", since);
    Instant to = time("until", until);
    if (from != null && to != null && to.isBefore(from)) {
      throw InvalidValueException.of("until", "must not be before since", until);
    }
    return CallQuery.limit(size)
        .functionName(isGiven(functionName) ? functionName : null)
        .hasError(flag())
        .since(from)
        .until(to)
        .minDuration(minDuration())
        .traceId(trace())
        .text(text())
        .cursor(start())
        .offset(skipped())
        .build();
  }

  private static boolean isGiven(String parameter) {
    return parameter != null && !parameter.isEmpty();
  }

  private static int wholeNumber(String name, String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException notANumber) {
      throw InvalidValueException.of(name, "must be a whole number of at most nine digits", text);
    }
  }

  private Boolean flag() {
    if (!isGiven(hasError)) {
      return null;
    }
    return switch (hasError) {
      case "true" -> true;
      case "false" -> false;
      default -> throw InvalidValueException.of("has_error", "must be true or false", hasError);
    };
  }

  /** In a URL, the plus of an offset stands for a blank, unless it was escaped. */
  private static Instant time(String name, String text) {
    if (!isGiven(text)) {
      return null;
    }
    try {
      return OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
    } catch (DateTimeParseException noTime) {
      throw InvalidValueException.of(name, "must be a time such as 2026-01-31T12:00:00Z", text);
    }
  }

  private Duration minDuration() {
    if (!isGiven(minDurationMs)) {
      return null;
    }
    try {
      long nanos = new BigDecimal(minDurationMs).movePointRight(NANOS_EXPONENT).longValueExact();
      if (nanos >= 0) {
        return Duration.ofNanos(nanos);
      }
    } catch (ArithmeticException | NumberFormatException outOfRange) {
      throw minDurationRule();
    }
    throw minDurationRule();
  }

  private InvalidValueException minDurationRule() {
    return InvalidValueException.of(
        "min_duration_ms", "must be a number from 0 with at most six decimals", minDurationMs);
  }

  private String trace() {
    if (!isGiven(traceId)) {
      return null;
    }
    if (!traceId.matches("[0-9a-fA-F]{32}")) {
      throw InvalidValueException.of("trace_id", "must be 32 hexadecimal digits", traceId);
    }
    return traceId.toLowerCase(Locale.ROOT);
  }

  private String text() {
    if (!isGiven(q)) {
      return null;
    }
    if (q.length() > MAX_TEXT) {
      throw InvalidValueException.of("q", "must have at most " + MAX_TEXT + " characters", q);
    }
    return q;
  }

  private Cursor start() {
    if (!isGiven(cursor)) {
      return null;
    }
    try {
      Cursor parsed = Cursor.parse(cursor);
      if (parsed.order() == CallOrder.NEWEST) {
        return parsed;
      }
    } catch (IllegalArgumentException noCursor) {
      throw cursorRule();
    }
    throw cursorRule();
  }

  private InvalidValueException cursorRule() {
    return InvalidValueException.of("cursor", "must be one that a page before returned", cursor);
  }

  private int skipped() {
    int skipped = isGiven(offset) ? wholeNumber("offset", offset) : 0;
    if (skipped < 0) {
      throw InvalidValueException.of("offset", "must not be negative", offset);
    }
    return skipped;
  }
}
