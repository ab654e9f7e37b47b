package dev.chronicle.demo.telemetry;

import dev.chronicle.capture.value.Redactor;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.instrumentation.api.instrumenter.Instrumenter;
import io.opentelemetry.instrumentation.api.semconv.http.HttpServerAttributesExtractor;
import io.opentelemetry.instrumentation.api.semconv.http.HttpServerMetrics;
import io.opentelemetry.instrumentation.api.semconv.http.HttpServerRoute;
import io.opentelemetry.instrumentation.api.semconv.http.HttpSpanNameExtractor;
import io.opentelemetry.instrumentation.api.semconv.http.HttpSpanStatusExtractor;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Gives each request a server span, which is current on the thread that serves it and continues the
 * caller's trace.
 *
 * <p>The trace id goes back as {@value #TRACE_ID_HEADER}, so that a person can ask for what was
 * captured.
 */
public final class ServerSpanFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  /** Response header that holds the trace id, 32 hexadecimal digits. */
  public static final String TRACE_ID_HEADER = "X-Trace-Id";

  private final transient Instrumenter<HttpServletRequest, HttpServletResponse> instrumenter;

  /**
   * Makes a filter.
   *
   * @param telemetry where its spans go
   * @param redactor tells the secrets in URLs, which spans do not hold
   */
  public ServerSpanFilter(OpenTelemetry telemetry, Redactor redactor) {
    RequestAttributes attributes = new RequestAttributes(redactor);
    this.instrumenter =
        Instrumenter.<HttpServletRequest, HttpServletResponse>builder(
                telemetry, "dev.chronicle.demo", HttpSpanNameExtractor.create(attributes))
            .setSpanStatusExtractor(HttpSpanStatusExtractor.create(attributes))
            .addAttributesExtractor(HttpServerAttributesExtractor.create(attributes))
            .addContextCustomizer(HttpServerRoute.create(attributes))
            .addOperationMetrics(HttpServerMetrics.get())
            .buildServerInstrumenter(new RequestHeaders());
  }

  @Override
  @SuppressWarnings("try") // a scope has nothing to call, it only has to end
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Context parent = Context.current();
    if (!instrumenter.shouldStart(parent, request)) {
      chain.doFilter(request, response);
      return;
    }
    Context context = instrumenter.start(parent, request);
    Throwable failure = null;
    try (Scope current = context.makeCurrent()) {
      response.setHeader(TRACE_ID_HEADER, Span.fromContext(context).getSpanContext().getTraceId());
      chain.doFilter(request, response);
    } catch (Throwable thrown) {
      failure = thrown;
      throw thrown;
    } finally {
      instrumenter.end(context, request, response, failure);
    }
  }
}
