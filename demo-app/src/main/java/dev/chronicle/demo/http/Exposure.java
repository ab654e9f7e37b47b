package dev.chronicle.demo.http;

import io.dropwizard.core.server.DefaultServerFactory;
import io.dropwizard.core.server.ServerFactory;
import io.dropwizard.core.server.SimpleServerFactory;
import io.dropwizard.jetty.ConnectorFactory;
import io.dropwizard.jetty.HttpConnectorFactory;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who can reach the server, by the addresses that it is to listen on.
 *
 * @param hosts the addresses as configured; {@code 0.0.0.0} where none is
 * @param loopbackOnly whether only programs of this machine can reach all of them
 */
public record Exposure(List<String> hosts, boolean loopbackOnly) {
  private static final String EVERY_ADDRESS = "0.0.0.0";

  public Exposure {
    hosts = List.copyOf(hosts);
  }

  /**
   * Reads the exposure from what is configured; a server of an unknown kind counts as reachable.
   */
  public static Exposure of(ServerFactory server) {
    List<String> hosts = connectors(server).map(Exposure::host).toList();
    return new Exposure(hosts, !hosts.isEmpty() && hosts.stream().allMatch(Exposure::isLoopback));
  }

  private static Stream<ConnectorFactory> connectors(ServerFactory server) {
    if (server instanceof DefaultServerFactory usual) {
      return Stream.concat(
          usual.getApplicationConnectors().stream(), usual.getAdminConnectors().stream());
    }
    return server instanceof SimpleServerFactory simple
        ? Stream.of(simple.getConnector())
        : Stream.empty();
  }

  private static String host(ConnectorFactory connector) {
    return connector instanceof HttpConnectorFactory http && http.getBindHost() != null
        ? http.getBindHost()
        : EVERY_ADDRESS;
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException unknown) {
      return false;
    }
  }
}
