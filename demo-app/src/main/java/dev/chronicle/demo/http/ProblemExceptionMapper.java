package dev.chronicle.demo.http;

import dev.chronicle.demo.api.ProblemException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;

/** Tells the caller the problem that ended a request. */
final class ProblemExceptionMapper implements ExceptionMapper<ProblemException> {
  @Override
  public Response toResponse(ProblemException exception) {
    return ProblemResponse.of(exception.problem());
  }
}
