package dev.chronicle.demo.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.chronicle.demo.api.Problem;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpStatus;

/** Tells the caller what is wrong with the JSON that was sent, in words of JSON. */
final class JsonErrorMapper implements ExceptionMapper<JsonProcessingException> {
  private final UnexpectedErrorMapper unexpected;

  JsonErrorMapper(UnexpectedErrorMapper unexpected) {
    this.unexpected = unexpected;
  }

  @Override
  public Response toResponse(JsonProcessingException exception) {
    if (isOurFault(exception)) {
      return unexpected.toResponse(exception);
    }
    return ProblemResponse.of(problem(exception));
  }

  /** What cannot be written, or has no rule to be read by, is no mistake of the caller's. */
  private static boolean isOurFault(JsonProcessingException exception) {
    return exception.getProcessor() instanceof JsonGenerator
        || exception instanceof InvalidDefinitionException;
  }

  private static Problem problem(JsonProcessingException exception) {
    Optional<StreamReadException> syntax = cause(exception, StreamReadException.class);
    Optional<StreamConstraintsException> excess =
        cause(exception, StreamConstraintsException.class);
    if (excess.isPresent()) {
      return malformed(
          "JSON must not nest deeper than %d levels, nor hold a number of more than %d digits"
              .formatted(
                  StreamReadConstraints.DEFAULT_MAX_DEPTH,
                  StreamReadConstraints.DEFAULT_MAX_NUM_LEN));
    }
    if (syntax.isPresent() && !(syntax.get() instanceof InputCoercionException)) {
      return malformed("the body is no valid JSON" + place(syntax.get().getLocation()));
    }
    return exception instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()
        ? InvalidValue.problem(field(mapping), rule(mapping))
        : malformed("the body must be a JSON object" + place(exception.getLocation()));
  }

  private static Problem malformed(String detail) {
    return Problem.of(HttpStatus.BAD_REQUEST_400, "malformed_json", "Malformed JSON", detail);
  }

  private static String place(JsonLocation location) {
    return location == null || location.getLineNr() < 1
        ? ""
        : ": see line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
  }

  private static String field(JsonMappingException exception) {
    StringBuilder field = new StringBuilder();
    for (JsonMappingException.Reference step : exception.getPath()) {
      if (step.getFieldName() == null) {
        field.append('[').append(step.getIndex()).append(']');
      } else {
        field.append(field.isEmpty() ? "" : ".").append(step.getFieldName());
      }
    }
    return field.toString();
  }

  private static String rule(JsonMappingException exception) {
    return exception instanceof MismatchedInputException mismatch
            && mismatch.getTargetType() != null
        ? "must be " + JsonKind.of(mismatch.getTargetType())
        : "has a value that cannot be read";
  }

  private static <T extends Throwable> Optional<T> cause(Throwable failure, Class<T> type) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst();
  }
}
