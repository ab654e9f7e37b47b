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
record AnsweredResponse<T>(HttpRequest request, HttpAnswer answer, T body)
    implements HttpResponse<T>, HttpResponse.ResponseInfo {

  @Override
  public int statusCode() {
    return answer.status();
  }

  @Override
  public Optional<HttpResponse<T>> previousResponse() {
    return Optional.empty();
  }

  @Override
  public HttpHeaders headers() {
    return answer.httpHeaders();
  }

  @Override
  public Optional<SSLSession> sslSession() {
    return Optional.empty();
  }

  @Override
  public URI uri() {
    return answer.uri() == null ? request.uri() : URI.create(answer.uri());
  }

  @Override
  public HttpClient.Version version() {
    return HttpClient.Version.valueOf(answer.version());
  }
}
