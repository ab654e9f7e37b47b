package dev.chronicle.demo;

import dev.chronicle.demo.core.StartupException;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.chronicle.demo.http.AdminToken;
import dev.chronicle.demo.http.ApiJson;
import dev.chronicle.demo.http.Exposure;
import dev.chronicle.demo.http.HttpGuards;
import dev.chronicle.demo.telemetry.*;
import io.dropwizard.configuration.ConfigurationSourceProvider;
import io.dropwizard.configuration.FileConfigurationSourceProvider;
import io.dropwizard.configuration.ResourceConfigurationSourceProvider;
import io.dropwizard.configuration.SubstitutingSourceProvider;
import io.dropwizard.configuration.YamlConfigurationFactory;
import io.dropwizard.core.Application;
import io.dropwizard.core.cli.CheckCommand;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jackson.FuzzyEnumModule;
import io.dropwizard.jackson.Jackson;
import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import java.util.Optional;
import org.apache.commons.text.StringSubstitutor;
import org.apache.commons.text.lookup.StringLookupFactory;
import org.eclipse.jetty.ee10.servlet.FilterHolder;

/** The task queue whose every call is captured: entry point and wiring. */
public final class DemoApplication extends Application<DemoConfiguration> {
  private static final String BUILT_IN = "classpath:";
  private static final String DEFAULT_CONFIGURATION = BUILT_IN + "config.yml";

  /** Runs a command; without arguments, serves with the configuration inside the jar. */
  public static void main(String... arguments) throws Exception {
    new DemoApplication().run(withDefaults(arguments));
  }

  @Override
  public String getName() {
    return "chronicle-demo";
  }

  @Override
  public void initialize(Bootstrap<DemoConfiguration> bootstrap) {
    bootstrap.setObjectMapper(ApiJson.newObjectMapper());
    bootstrap.setConfigurationFactoryFactory(
        (type, validator, unused, prefix) ->
            new YamlConfigurationFactory<>(type, validator, configurationMapper(), prefix));
    bootstrap.setConfigurationSourceProvider(
        new SubstitutingSourceProvider(
            configurationSource(),
            new StringSubstitutor(
                StringLookupFactory.INSTANCE.functionStringLookup(
                    new EnvironmentLookup(System.getenv())))));
  }

  @Override
  protected void addDefaultCommands(Bootstrap<DemoConfiguration> bootstrap) {
    bootstrap.addCommand(new ServeCommand(this));
    bootstrap.addCommand(new CheckCommand<>(this));
  }

  @Override
  public void run(DemoConfiguration configuration, Environment environment) {
    Telemetry telemetry = Telemetry.start(getName(), version(), configuration.getEnvironment());
    environment
        .getApplicationContext()
        .addFilter(
            new FilterHolder(new ServerSpanFilter(telemetry.api())),
            "/*",
            EnumSet.of(DispatcherType.REQUEST));
    environment.jersey().register(new RouteFilter());
    Exposure exposure = Exposure.of(configuration.getServerFactory());
    new HttpGuards(exposure, token(configuration, exposure)).addTo(environment);
    environment.jersey().register(dev.chronicle.demo.resources.HealthResource.class);
  }

  private static String version() {
    return Optional.ofNullable(DemoApplication.class.getPackage().getImplementationVersion())
        .orElse("development");
  }

  private static Optional<AdminToken> token(DemoConfiguration configuration, Exposure exposure) {
    if (!configuration.getAdminToken().isEmpty()) {
      return Optional.of(new AdminToken(configuration.getAdminToken()));
    }
    if (!exposure.loopbackOnly()) {
      throw new StartupException(
          "others than this machine could reach the server at "
              + exposure.hosts()
              + ": set CHRONICLE_ADMIN_TOKEN to a secret of "
              + AdminToken.MIN_BYTES
              + " bytes or more, or CHRONICLE_HOST to 127.0.0.1");
    }
    return Optional.empty();
  }

  /** Dropwizard's own mapper costs a second of start-up that only a busy server earns back. */
  private static ObjectMapper configurationMapper() {
    return Jackson.newMinimalObjectMapper()
        .registerModules(new Jdk8Module(), new JavaTimeModule(), new FuzzyEnumModule());
  }

  static String[] withDefaults(String... arguments) {
    return switch (arguments.length) {
      case 0 -> new String[] {"server", DEFAULT_CONFIGURATION};
      case 1 ->
          arguments[0].equals("server") || arguments[0].equals("check")
              ? new String[] {arguments[0], DEFAULT_CONFIGURATION}
              : arguments;
      default -> arguments;
    };
  }

  private static ConfigurationSourceProvider configurationSource() {
    ConfigurationSourceProvider files = new FileConfigurationSourceProvider();
    ConfigurationSourceProvider resources = new ResourceConfigurationSourceProvider();
    return path ->
        path.startsWith(BUILT_IN)
            ? resources.open(path.substring(BUILT_IN.length()))
            : files.open(path);
  }
}
