package dev.chronicle.demo.http;

import dev.chronicle.demo.api.Problem;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Tells problems that arise before or outside of any resource, such as a broken request line. */
public final class ProblemErrorHandler extends ErrorHandler {
  private static final String METHODS = "GET, HEAD, POST, PATCH, DELETE, OPTIONS";

  @Override
  public boolean errorPageForMethod(String method) {
    return true;
  }

  @Override
  protected void generateResponse(
      Request request,
      Response response,
      int code,
      String message,
      Throwable cause,
      Callback callback) {
    if (code == HttpStatus.METHOD_NOT_ALLOWED_405) {
      response.getHeaders().put(HttpHeader.ALLOW, METHODS);
    }
    response.getHeaders().put("X-Content-Type-Options", "nosniff");
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);
    byte[] body = ProblemWriter.bytes(StatusProblem.of(code, detail(code)));
    response.write(true, ByteBuffer.wrap(body), callback);
  }

  private static String detail(int code) {
    return switch (code) {
      case HttpStatus.NOT_FOUND_404 -> "there is nothing here";
      case HttpStatus.METHOD_NOT_ALLOWED_405 -> "use one of " + METHODS;
      case HttpStatus.URI_TOO_LONG_414, HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431 ->
          "request line and headers must fit into 8 KiB";
      default ->
          code < HttpStatus.INTERNAL_SERVER_ERROR_500
              ? "the request is no valid HTTP"
              : "something went wrong here";
    };
  }
}
