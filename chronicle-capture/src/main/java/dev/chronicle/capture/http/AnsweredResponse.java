package dev.chronicle.capture.http;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import javax.net.ssl.SSLSession;

/**
 * A response that a replay answers with.
 *
 * @param request what was asked now
 * @param answer what was answered when it was recorded
 * @param body the body that the application gets
 */
record AnsweredResponse(HttpRequest request, HttpAnswer answer, Object body)
    implements HttpResponse<Object> {

  AnsweredResponse(HttpRequest request, HttpAnswer answer) {
    this(request, answer, answer.body());
  }

  @Override
  public int statusCode() {
    return answer.status();
  }

  @Override
  public Optional<HttpResponse<Object>> previousResponse() {
    return Optional.empty();
  }

  @Override
  public HttpHeaders headers() {
    return HttpHeaders.of(answer.headers(), (name, value) -> true);
  }

  @Override
  public Optional<SSLSession> sslSession() {
    return Optional.empty();
  }

  @Override
  public URI uri() {
    return request.uri();
  }

  @Override
  public HttpClient.Version version() {
    return HttpClient.Version.HTTP_1_1;
  }
}
