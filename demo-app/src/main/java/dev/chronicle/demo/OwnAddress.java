package dev.chronicle.demo;

import dev.chronicle.demo.core.StartupException;
import dev.chronicle.simulator.run.Target;
import io.dropwizard.lifecycle.ServerLifecycleListener;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Knows where this server listens, from when it does. Thread-safe. */
final class OwnAddress implements ServerLifecycleListener, Supplier<Target> {
  private static final String EVERY_ADDRESS = "0.0.0.0";

  private volatile Optional<Target> target = Optional.empty();

  @Override
  public void serverStarted(Server server) {
    target =
        Stream.of(server.getConnectors())
            .filter(ServerConnector.class::isInstance)
            .map(ServerConnector.class::cast)
            .filter(connector -> "application".equals(connector.getName()))
            .findFirst()
            .map(connector -> Target.parse("http://" + host(connector)));
  }

  private static String host(ServerConnector connector) {
    String host = connector.getHost();
    if (host == null || host.equals(EVERY_ADDRESS)) {
      host = "127.0.0.1";
    }
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + connector.getLocalPort();
  }

  @Override
  public Target get() {
    return target.orElseThrow(() -> new StartupException("the server must have started"));
  }
}
