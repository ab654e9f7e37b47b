package dev.chronicle.demo.http;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.chronicle.demo.api.Problem;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import org.eclipse.jetty.http.HttpStatus;

/**
 * Tells the caller where the JSON that was sent is broken, without a word of Java.
 *
 * <p>Bodies are read as any JSON; what their fields must be is not looked at here.
 */
final class JsonErrorMapper implements ExceptionMapper<JsonProcessingException> {
  private static final String EXCESS =
      ("JSON must not nest deeper than %d levels, nor hold a number of more than %d digits, or"
              + " more than ten in its exponent")
          .formatted(
              StreamReadConstraints.DEFAULT_MAX_DEPTH, StreamReadConstraints.DEFAULT_MAX_NUM_LEN);

  private final UnexpectedErrorMapper unexpected;

  JsonErrorMapper(UnexpectedErrorMapper unexpected) {
    this.unexpected = unexpected;
  }

  @Override
  public Response toResponse(JsonProcessingException failure) {
    if (failure instanceof StreamConstraintsException) {
      return malformed(EXCESS);
    }
    return failure instanceof StreamReadException || failure instanceof MismatchedInputException
        ? malformed("the body is not one valid JSON value" + place(failure.getLocation()))
        : unexpected.toResponse(failure);
  }

  private static Response malformed(String detail) {
    return ProblemResponse.of(
        Problem.of(HttpStatus.BAD_REQUEST_400, "malformed_json", "Malformed JSON", detail));
  }

  private static String place(JsonLocation location) {
    return location == null || location.getLineNr() < 1
        ? ""
        : ", see line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
  }
}
