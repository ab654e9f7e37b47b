package dev.chronicle.demo.telemetry;

import io.opentelemetry.context.propagation.TextMapGetter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Iterator;

/** Lets propagators read {@code traceparent} and its like from servlet requests. */
final class RequestHeaders implements TextMapGetter<HttpServletRequest> {
  @Override
  public Iterable<String> keys(HttpServletRequest request) {
    return Collections.list(request.getHeaderNames());
  }

  @Override
  public String get(HttpServletRequest request, String name) {
    return request == null ? null : request.getHeader(name);
  }

  @Override
  public Iterator<String> getAll(HttpServletRequest request, String name) {
    return request == null ? Collections.emptyIterator() : request.getHeaders(name).asIterator();
  }
}
