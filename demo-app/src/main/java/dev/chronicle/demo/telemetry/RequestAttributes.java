package dev.chronicle.demo.telemetry;

import dev.chronicle.capture.redaction.UrlText;
import dev.chronicle.capture.value.Redactor;
import io.opentelemetry.instrumentation.api.semconv.http.HttpServerAttributesGetter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.List;

/**
 * Reads from servlet requests what the conventions for HTTP spans ask for, but for the secrets in
 * URLs.
 */
final class RequestAttributes
    implements HttpServerAttributesGetter<HttpServletRequest, HttpServletResponse> {
  private final Redactor redactor;

  RequestAttributes(Redactor redactor) {
    this.redactor = redactor;
  }

  @Override
  public String getHttpRequestMethod(HttpServletRequest request) {
    return request.getMethod();
  }

  @Override
  public List<String> getHttpRequestHeader(HttpServletRequest request, String name) {
    return Collections.list(request.getHeaders(name));
  }

  @Override
  public Integer getHttpResponseStatusCode(
      HttpServletRequest request, HttpServletResponse response, Throwable error) {
    return error == null ? response.getStatus() : HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
  }

  @Override
  public List<String> getHttpResponseHeader(
      HttpServletRequest request, HttpServletResponse response, String name) {
    return List.copyOf(response.getHeaders(name));
  }

  @Override
  public String getUrlScheme(HttpServletRequest request) {
    return request.getScheme();
  }

  @Override
  public String getUrlPath(HttpServletRequest request) {
    return UrlText.redactedPath(request.getRequestURI(), redactor);
  }

  @Override
  public String getUrlQuery(HttpServletRequest request) {
    return UrlText.redactedQuery(request.getQueryString(), redactor);
  }

  @Override
  public String getNetworkProtocolName(HttpServletRequest request, HttpServletResponse response) {
    return "http";
  }

  @Override
  public String getNetworkProtocolVersion(
      HttpServletRequest request, HttpServletResponse response) {
    return request.getProtocol().replaceFirst("^HTTP/", "");
  }

  @Override
  public String getNetworkPeerAddress(HttpServletRequest request, HttpServletResponse response) {
    return request.getRemoteAddr();
  }

  @Override
  public Integer getNetworkPeerPort(HttpServletRequest request, HttpServletResponse response) {
    return request.getRemotePort();
  }
}
