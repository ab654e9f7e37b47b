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
import java.util.function.UnaryOperator;

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

  @QueryParam("max_duration_ms")
  @Parameter(description = "Longest duration.", schema = @Schema(type = "number", minimum = "0"))
  private String maxDurationMs;

  @QueryParam("exception_type")
  @Parameter(description = "Class that a call threw, by its binary name.")
  private String exceptionType;

  @QueryParam("service_version")
  @Parameter(description = "Version of the service that made the recording.")
  private String serviceVersion;

  @QueryParam("sort")
  @Parameter(
      schema =
          @Schema(
              allowableValues = {"newest", "slowest"},
              defaultValue = "newest"))
  private String sort;

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

  /** Returns a filter with the parameters that this knows the values of; empty stands for none. */
  public static CallFilter of(UnaryOperator<String> parameters) {
    CallFilter filter = new CallFilter();
    filter.functionName = parameters.apply("function_name");
    filter.hasError = parameters.apply("has_error");
    filter.exceptionType = parameters.apply("exception_type");
    filter.serviceVersion = parameters.apply("service_version");
    filter.since = parameters.apply("since");
    filter.until = parameters.apply("until");
    filter.minDurationMs = parameters.apply("min_duration_ms");
    filter.maxDurationMs = parameters.apply("max_duration_ms");
    filter.traceId = parameters.apply("trace_id");
    filter.q = parameters.apply("q");
    filter.sort = parameters.apply("sort");
    filter.limit = parameters.apply("limit");
    filter.cursor = parameters.apply("cursor");
    return filter;
  }

  /**
   * Checks the parameters.
   *
   * @throws InvalidValueException if one breaks a rule
   */
  public CallQuery toQuery() {
    int size = isGiven(limit) ? wholeNumber("limit", limit) : DEFAULT_LIMIT;
    if (size < 1 || size > MAX_LIMIT) {
      throw InvalidValueException.of("limit", "must be between 1 and " + MAX_LIMIT, limit);
    }
    Instant from = time("since", since);
    Instant to = time("until", until);
    if (from != null && to != null && to.isBefore(from)) {
      throw InvalidValueException.of("until", "must not be before since", until);
    }
    Duration shortest = duration("min_duration_ms", minDurationMs);
    Duration longest = duration("max_duration_ms", maxDurationMs);
    if (shortest != null && longest != null && longest.compareTo(shortest) < 0) {
      throw InvalidValueException.of(
          "max_duration_ms", "must not be below min_duration_ms", maxDurationMs);
    }
    return CallQuery.limit(size)
        .functionName(isGiven(functionName) ? functionName : null)
        .hasError(flag())
        .since(from)
        .until(to)
        .exceptionType(isGiven(exceptionType) ? exceptionType : null)
        .serviceVersion(isGiven(serviceVersion) ? serviceVersion : null)
        .minDuration(shortest)
        .maxDuration(longest)
        .order(order())
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

  private static Duration duration(String name, String text) {
    if (!isGiven(text)) {
      return null;
    }
    try {
      long nanos = new BigDecimal(text).movePointRight(NANOS_EXPONENT).longValueExact();
      if (nanos >= 0) {
        return Duration.ofNanos(nanos);
      }
    } catch (ArithmeticException | NumberFormatException outOfRange) {
      throw durationRule(name, text);
    }
    throw durationRule(name, text);
  }

  private static InvalidValueException durationRule(String name, String text) {
    return InvalidValueException.of(
        name, "must be a number from 0 with at most six decimals", text);
  }

  private CallOrder order() {
    if (!isGiven(sort)) {
      return CallOrder.NEWEST;
    }
    return switch (sort) {
      case "newest" -> CallOrder.NEWEST;
      case "slowest" -> CallOrder.SLOWEST;
      default -> throw InvalidValueException.of("sort", "must be newest or slowest", sort);
    };
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
