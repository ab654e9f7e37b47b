package dev.chronicle.demo.running;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the one server that all of them share: a {@link RunningDemo} or an {@link Api} as a
 * parameter. Whoever uses it must expect tasks and calls of others.
 */
final class SharedDemo implements ParameterResolver {
  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == RunningDemo.class || type == Api.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    RunningDemo demo = running();
    return parameter.getParameter().getType() == Api.class ? demo.api() : demo;
  }

  /** Returns the server, which is started for the first who asks. */
  static RunningDemo running() {
    return Server.DEMO;
  }

  /**
   * One a process, not one a test plan, as processes that share the tests are given them class by
   * class. One that does not start is not tried again: its class then is not there.
   */
  private static final class Server {
    static final RunningDemo DEMO = start();

    private static RunningDemo start() {
      try {
        Path directory = Files.createTempDirectory("chronicle-demo-");
        RunningDemo demo = RunningDemo.startIn(directory);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(demo, directory)));
        return demo;
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }

    private static void end(RunningDemo demo, Path directory) {
      demo.close();
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
  }
}
