package dev.chronicle.demo.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The packaged server as a process of its own, on free ports, with its files in one directory.
 *
 * <p>Thread-safe. To be closed, which ends the process.
 */
public final class RunningDemo implements AutoCloseable {
  private static final Path JAR = Path.of("target", "demo-app.jar").toAbsolutePath();
  private static final Pattern READY =
      Pattern.compile("Ready after .*?(http://[^,\\s]+), operations are on (http://[^,\\s]+),");

  private final Path directory;
  private final Process process;
  private final List<String> output = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Matcher> ready = new CompletableFuture<>();
  private final Thread reader = new Thread(this::read, "output of the demo");

  private RunningDemo(Path directory, Process process) {
    this.directory = directory;
    this.process = process;
    reader.setDaemon(true);
    reader.start();
  }

  /** Starts a server with its files in {@code directory} and waits until it answers. */
  public static RunningDemo startIn(Path directory) {
    return startIn(directory, Map.of());
  }

  /** Starts a server with these variables in its environment and waits until it answers. */
  public static RunningDemo startIn(Path directory, Map<String, String> environment) {
    return awaitReady(launchIn(directory, environment));
  }

  /** Starts another build of the server and waits until it answers. */
  static RunningDemo startBuildIn(Path jar, Path directory, Map<String, String> environment) {
    return awaitReady(launchWith(List.of(), jar, directory, environment));
  }

  static RunningDemo awaitReady(RunningDemo demo) {
    try {
      demo.ready.get(2, TimeUnit.MINUTES);
      return demo;
    } catch (Exception never) {
      demo.kill();
      throw new AssertionError("the server is not ready: " + demo.output(), never);
    }
  }

  /** Starts a process that may or may not become a server. */
  static RunningDemo launchIn(
      Path directory, Map<String, String> environment, String... arguments) {
    return launchWith(ClassArchive.options(), JAR, directory, environment, arguments);
  }

  /** Starts a process with these options of the JVM. */
  static RunningDemo launchWith(
      List<String> options,
      Path jar,
      Path directory,
      Map<String, String> environment,
      String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // A test's server lives for seconds: the fastest compiler and collector to start with.
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m"));
    command.addAll(options);
    command.addAll(List.of("-jar", jar.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
    Map<String, String> variables = builder.environment();
    variables.keySet().removeIf(name -> name.startsWith("OTEL_") || name.startsWith("CHRONICLE_"));
    List.of("TASKS_JDBC_URL", "CAPTURES_JDBC_URL", "ENVIRONMENT", "JAVA_TOOL_OPTIONS")
        .forEach(variables::remove);
    variables.put("CHRONICLE_PORT", "0");
    variables.put("CHRONICLE_ADMIN_PORT", "0");
    variables.putAll(environment);
    try {
      assertThat(jar).as("built by `mvn package`").exists();
      Files.createDirectories(directory);
      return new RunningDemo(directory, builder.start());
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot start " + command, failure);
    }
  }

  /** Returns the jar that servers are started from unless another is named. */
  static Path jar() {
    return JAR;
  }

  /** Returns where the server's files are. */
  Path directory() {
    return directory;
  }

  /** Returns where the server answers. */
  public URI uri() {
    return URI.create(ready.join().group(1));
  }

  /** Returns where Dropwizard's admin port answers. */
  URI adminUri() {
    return URI.create(ready.join().group(2));
  }

  /** Returns a client of this server. */
  Api api() {
    return new Api(uri());
  }

  /** Returns what was printed so far, to standard output and standard error. */
  List<String> output() {
    return List.copyOf(output);
  }

  /** Waits for the process to end by itself, and returns its exit code. */
  int awaitExit() {
    try {
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("ends, after %s", output).isTrue();
      reader.join();
      return process.exitValue();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  /** Ends the process as the operating system does when it runs out of memory. */
  void kill() {
    process.destroyForcibly();
    awaitExit();
  }

  /** Ends the process as Ctrl-C does. */
  @Override
  public void close() {
    process.destroy();
    awaitExit();
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        output.add(line);
        Matcher address = READY.matcher(line);
        if (address.find()) {
          ready.complete(address);
        }
      }
      ready.completeExceptionally(new IllegalStateException("the process ended"));
    } catch (IOException closed) {
      ready.completeExceptionally(closed);
    }
  }
}
