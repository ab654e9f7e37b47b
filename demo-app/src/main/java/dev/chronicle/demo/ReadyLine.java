package dev.chronicle.demo;

import java.lang.management.ManagementFactory;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the person at the terminal where to go once the server answers. */
final class ReadyLine {
  private static final Logger LOG = LoggerFactory.getLogger(ReadyLine.class);

  private ReadyLine() {}

  /** Logs one line with the addresses of a started server. */
  static void log(Server server) {
    double seconds = ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0;
    LOG.info(
        "Ready after {} s: open {}, operations are on {}, Ctrl-C stops",
        "%.1f".formatted(seconds),
        addresses(server, "application"),
        addresses(server, "admin"));
  }

  private static String addresses(Server server, String name) {
    return Stream.of(server.getConnectors())
        .filter(ServerConnector.class::isInstance)
        .map(ServerConnector.class::cast)
        .filter(connector -> name.equals(connector.getName()))
        .map(ReadyLine::address)
        .collect(Collectors.joining(", "));
  }

  private static String address(ServerConnector connector) {
    String host = connector.getHost() == null ? "0.0.0.0" : connector.getHost();
    return "http://%s:%d"
        .formatted(host.contains(":") ? "[" + host + "]" : host, connector.getLocalPort());
  }
}
