package dev.chronicle.demo.http;

import io.dropwizard.core.setup.Environment;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.util.EnumSet;
import java.util.Optional;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.LifeCycle;

/** Puts the filters and the telling of problems in place. */
public final class HttpGuards {
  private final Exposure exposure;
  private final Optional<AdminToken> token;

  /** Describes the guards of a server of this exposure, which may have an operator's token. */
  public HttpGuards(Exposure exposure, Optional<AdminToken> token) {
    this.exposure = exposure;
    this.token = token;
  }

  /** Adds them to a server that was not started yet, in the order in which they act. */
  public void addTo(Environment environment) {
    ProblemErrorHandler problems = new ProblemErrorHandler();
    guard(environment.getApplicationContext(), problems);
    guard(environment.getAdminContext(), problems);
    environment
        .lifecycle()
        .addEventListener(
            new LifeCycle.Listener() {
              @Override
              public void lifeCycleStarting(LifeCycle server) {
                ((Server) server).setErrorHandler(problems);
              }
            });
    addMappers(environment.jersey());
  }

  private void guard(ServletContextHandler context, ProblemErrorHandler problems) {
    context.setErrorHandler(problems);
    add(context, new SecurityHeadersFilter());
    add(context, new BodyFilter());
    if (exposure.loopbackOnly()) {
      add(context, new HostFilter(exposure.hosts()));
    }
    token.ifPresent(secret -> add(context, TokenFilter.of(secret, exposure)));
    add(context, new CrossSiteFilter());
  }

  private static void add(ServletContextHandler context, Filter filter) {
    context.addFilter(new FilterHolder(filter), "/*", EnumSet.of(DispatcherType.REQUEST));
  }

  private static void addMappers(JerseyEnvironment jersey) {
    UnexpectedErrorMapper unexpected = new UnexpectedErrorMapper();
    jersey.register(unexpected);
    jersey.register(new HttpErrorMapper(unexpected));
    jersey.register(new JsonErrorMapper(unexpected));
    jersey.register(new ProblemExceptionMapper());
    jersey.register(new ExponentGuard());
  }
}
