package dev.chronicle.demo.http;

import dev.chronicle.demo.api.Problem;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import org.eclipse.jetty.http.HttpStatus;

/** Tells the caller that the body was larger than is read. */
final class BodyTooLargeMapper implements ExceptionMapper<BodyTooLargeException> {
  /** What the caller is told. */
  static final Problem PROBLEM =
      StatusProblem.of(
          HttpStatus.PAYLOAD_TOO_LARGE_413,
          "the body must not be larger than " + BodyLimitFilter.LIMIT + " bytes");

  @Override
  public Response toResponse(BodyTooLargeException exception) {
    return ProblemResponse.of(PROBLEM);
  }
}
