package dev.chronicle.demo.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the one server that all of them share: a {@link RunningDemo} or an {@link Api} as a
 * parameter. Whoever uses it must expect tasks and calls of others.
 */
final class SharedDemo implements ParameterResolver {
  /** One that does not start is not tried again for each test. */
  private static final AtomicBoolean STARTED = new AtomicBoolean();

  private static final Namespace NAMESPACE = Namespace.create(SharedDemo.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == RunningDemo.class || type == Api.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    RunningDemo demo = of(context);
    return parameter.getParameter().getType() == Api.class ? demo.api() : demo;
  }

  /** Returns the server, which is started for the first who asks. */
  static RunningDemo of(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .computeIfAbsent("server", key -> Server.start(), Server.class)
        .demo();
  }

  private record Server(Path directory, RunningDemo demo) implements AutoCloseable {
    static Server start() {
      assertThat(STARTED.getAndSet(true)).as("the shared server was started and failed").isFalse();
      try {
        Path directory = Files.createTempDirectory("chronicle-demo-");
        return new Server(directory, RunningDemo.startIn(directory));
      } catch (IOException failure) {
        throw new AssertionError(failure);
      }
    }

    @Override
    public void close() throws IOException {
      demo.close();
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
