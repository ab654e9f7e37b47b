package dev.chronicle.demo.running;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/** Receives spans as a collector does, by OTLP over HTTP and over gRPC, on a free port. */
final class OtlpCollector implements AutoCloseable {
  private static final String HTTP_PATH = "/v1/traces";
  private static final String GRPC_PATH =
      "/opentelemetry.proto.collector.trace.v1.TraceService/Export";

  /** Before each gRPC message: one byte that says whether it is compressed, four of its length. */
  private static final int GRPC_PREFIX = 5;

  private final Server server = new Server();
  private final ServerConnector connector;
  private final List<Received> spans = new CopyOnWriteArrayList<>();

  /**
   * A span that was received.
   *
   * @param path where it was sent to
   * @param resource attributes of what sent it
   * @param span the span
   */
  record Received(String path, Map<String, String> resource, Span span) {
    String id() {
      return hex(span.getSpanId());
    }

    String parentId() {
      return hex(span.getParentSpanId());
    }

    Map<String, String> attributes() {
      return OtlpCollector.attributes(span.getAttributesList());
    }

    boolean isGrpc() {
      return path.equals(GRPC_PATH);
    }
  }

  private OtlpCollector() {
    HttpConfiguration http = new HttpConfiguration();
    connector =
        new ServerConnector(
            server, new HttpConnectionFactory(http), new HTTP2CServerConnectionFactory(http));
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    server.setHandler(new Traces());
  }

  static OtlpCollector start() throws Exception {
    OtlpCollector collector = new OtlpCollector();
    collector.server.start();
    return collector;
  }

  int port() {
    return connector.getLocalPort();
  }

  /** Returns the spans of a trace that have arrived. */
  List<Received> trace(String traceId) {
    return spans.stream().filter(each -> hex(each.span().getTraceId()).equals(traceId)).toList();
  }

  /** Returns all spans that have arrived. */
  List<Received> all() {
    return List.copyOf(spans);
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception failure) {
      throw new IllegalStateException("the collector does not stop", failure);
    }
  }

  private void receive(String path, ByteBuffer message) throws InvalidProtocolBufferException {
    ExportTraceServiceRequest request = ExportTraceServiceRequest.parseFrom(message);
    for (ResourceSpans from : request.getResourceSpansList()) {
      Map<String, String> resource = attributes(from.getResource().getAttributesList());
      from.getScopeSpansList().stream()
          .flatMap(scope -> scope.getSpansList().stream())
          .forEach(span -> spans.add(new Received(path, resource, span)));
    }
  }

  private static Map<String, String> attributes(List<KeyValue> attributes) {
    Map<String, String> all = new TreeMap<>();
    attributes.forEach(each -> all.put(each.getKey(), text(each.getValue())));
    return all;
  }

  private static String text(AnyValue value) {
    return value.hasIntValue() ? String.valueOf(value.getIntValue()) : value.getStringValue();
  }

  private static String hex(ByteString bytes) {
    return HexFormat.of().formatHex(bytes.toByteArray());
  }

  private final class Traces extends Handler.Abstract {
    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
      String path = request.getHttpURI().getPath();
      ByteBuffer body = Content.Source.asByteBuffer(request);
      switch (path) {
        case HTTP_PATH -> {
          receive(path, body);
          response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/x-protobuf");
          response.write(true, null, callback);
        }
        case GRPC_PATH -> {
          receive(path, body.position(GRPC_PREFIX).slice());
          response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/grpc");
          response.setTrailersSupplier(() -> HttpFields.build().put("grpc-status", "0"));
          response.write(true, ByteBuffer.allocate(GRPC_PREFIX), callback);
        }
        default -> Response.writeError(request, response, callback, 404);
      }
      return true;
    }
  }
}
