package dev.chronicle.demo.http;

import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import org.eclipse.jetty.http.HttpStatus;

/** Tells the caller why a request did not find its way to a resource. */
final class HttpErrorMapper implements ExceptionMapper<WebApplicationException> {
  private final UnexpectedErrorMapper unexpected;
  @Context private UriInfo uri;

  HttpErrorMapper(UnexpectedErrorMapper unexpected) {
    this.unexpected = unexpected;
  }

  @Override
  public Response toResponse(WebApplicationException exception) {
    Response response = exception.getResponse();
    int status = response.getStatus();
    if (status < HttpStatus.BAD_REQUEST_400) {
      return response;
    }
    if (status >= HttpStatus.INTERNAL_SERVER_ERROR_500) {
      return unexpected.toResponse(exception);
    }
    Response.ResponseBuilder answer =
        ProblemResponse.builder(StatusProblem.of(status, detail(exception, status)));
    if (exception instanceof NotAllowedException) {
      answer.header(HttpHeaders.ALLOW, allowed(exception));
    }
    return answer.build();
  }

  private String detail(WebApplicationException exception, int status) {
    return switch (status) {
      case HttpStatus.NOT_FOUND_404 -> "there is nothing at /" + uri.getPath();
      case HttpStatus.METHOD_NOT_ALLOWED_405 -> "use one of " + allowed(exception);
      case HttpStatus.NOT_ACCEPTABLE_406 -> "there is no answer of the type that Accept asks for";
      case HttpStatus.UNSUPPORTED_MEDIA_TYPE_415 -> "send JSON with Content-Type: application/json";
      default -> "the request cannot be understood";
    };
  }

  private static String allowed(WebApplicationException exception) {
    return exception.getResponse().getHeaderString(HttpHeaders.ALLOW);
  }
}
