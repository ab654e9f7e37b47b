package dev.chronicle.demo;

import dev.chronicle.demo.core.StartupException;
import io.dropwizard.core.Application;
import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.EnvironmentCommand;
import io.dropwizard.core.setup.Environment;
import java.io.IOException;
import net.sourceforge.argparse4j.inf.Namespace;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;

/** Serves until the process is told to end, and says in one line why where it cannot. */
final class ServeCommand extends EnvironmentCommand<DemoConfiguration> {

  ServeCommand(Application<DemoConfiguration> application) {
    super(application, "server", "Serves the task queue over HTTP");
  }

  @Override
  protected Class<DemoConfiguration> getConfigurationClass() {
    return DemoConfiguration.class;
  }

  @Override
  protected void run(Environment environment, Namespace namespace, DemoConfiguration configuration)
      throws Exception {
    Server server = configuration.getServerFactory().build(environment);
    server.addEventListener(
        new LifeCycle.Listener() {
          @Override
          public void lifeCycleStopped(LifeCycle event) {
            cleanup();
          }
        });
    cleanupAsynchronously();
    try {
      for (Connector connector : server.getConnectors()) {
        if (connector instanceof ServerConnector network) {
          open(network);
        }
      }
      server.start();
    } catch (Exception failure) {
      server.stop();
      throw failure;
    }
    ReadyLine.log(server);
  }

  @Override
  public void onError(Cli cli, Namespace namespace, Throwable failure) {
    StartupFailure.print(failure, cli.getStdErr());
  }

  private static void open(ServerConnector connector) {
    try {
      connector.open();
    } catch (IOException failure) {
      Throwable reason = failure.getCause() == null ? failure : failure.getCause();
      String variable =
          "admin".equals(connector.getName()) ? "CHRONICLE_ADMIN_PORT" : "CHRONICLE_PORT";
      throw new StartupException(
          "cannot listen on %s port %d (%s): set %s to a free port, or stop what uses this one"
              .formatted(connector.getHost(), connector.getPort(), reason.getMessage(), variable),
          failure);
    }
  }
}
