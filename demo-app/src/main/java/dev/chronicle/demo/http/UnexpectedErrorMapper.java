package dev.chronicle.demo.http;

import dev.chronicle.demo.api.Problem;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps what nobody foresaw from the caller, who gets a trace id to ask with, and logs it once. */
final class UnexpectedErrorMapper implements ExceptionMapper<Throwable> {
  private static final Logger LOG = LoggerFactory.getLogger(UnexpectedErrorMapper.class);

  @Override
  public Response toResponse(Throwable failure) {
    if (failure instanceof HttpException badRequest
        && badRequest.getCode() < HttpStatus.INTERNAL_SERVER_ERROR_500) {
      return ProblemResponse.of(
          StatusProblem.of(badRequest.getCode(), "the request cannot be understood"));
    }
    SpanContext trace = Span.current().getSpanContext();
    LOG.error("Unexpected failure in trace {}", trace.getTraceId(), failure);
    Problem problem =
        StatusProblem.of(
            HttpStatus.INTERNAL_SERVER_ERROR_500,
            "something went wrong here; the server's log has more under this trace id");
    return ProblemResponse.of(
        trace.isValid() ? problem.with("trace_id", trace.getTraceId()) : problem);
  }
}
