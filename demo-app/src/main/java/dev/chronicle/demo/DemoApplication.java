package dev.chronicle.demo;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.chronicle.demo.http.ApiJson;
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
import org.apache.commons.text.StringSubstitutor;
import org.apache.commons.text.lookup.StringLookupFactory;

/** The task queue whose every call is captured, as a program: reads its configuration and runs. */
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
    bootstrap.addBundle(new PagesBundle());
    bootstrap.setObjectMapper(ApiJson.newObjectMapper());
    bootstrap.setConfigurationFactoryFactory(
        (type, validator, forRequests, prefix) ->
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
    new DemoServer(getName(), BuildProperties.load()).addTo(environment, configuration);
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

  /** Dropwizard's own mapper costs a second of start-up that only a busy server earns back. */
  private static ObjectMapper configurationMapper() {
    return Jackson.newMinimalObjectMapper()
        .registerModules(new Jdk8Module(), new JavaTimeModule(), new FuzzyEnumModule())
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
  }
}
