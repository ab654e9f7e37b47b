package dev.chronicle.demo.telemetry;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import java.util.List;

/**
 * Traces requests and what they cause, but not the statements that the server runs of its own
 * accord, every second and forever.
 */
final class RequestSampler implements Sampler {
  private final Sampler forRequests;

  RequestSampler(Sampler forRequests) {
    this.forRequests = forRequests;
  }

  @Override
  public SamplingResult shouldSample(
      Context parent,
      String traceId,
      String name,
      SpanKind kind,
      Attributes attributes,
      List<LinkData> parentLinks) {
    boolean caused = Span.fromContext(parent).getSpanContext().isValid();
    return caused || kind == SpanKind.SERVER
        ? forRequests.shouldSample(parent, traceId, name, kind, attributes, parentLinks)
        : SamplingResult.drop();
  }

  @Override
  public String getDescription() {
    return "RequestSampler{" + forRequests.getDescription() + "}";
  }

  @Override
  public String toString() {
    return getDescription();
  }
}
