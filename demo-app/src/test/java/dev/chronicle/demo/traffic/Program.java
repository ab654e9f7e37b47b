package dev.chronicle.demo.traffic;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One of the packaged programs, or a class, run by the JDK that runs the tests, to its end.
 *
 * @param exitCode what it ended with; -1 when it took too long and was ended
 * @param output what it printed, standard error included
 */
public record Program(int exitCode, String output) {
  private static final Path CLI = Path.of("..", "chronicle-store", "target", "chronicle-cli.jar");

  /** Runs Chronicle's command line. */
  public static Program chronicle(Path directory, List<String> arguments) {
    List<String> command = new ArrayList<>(List.of("-jar", CLI.toAbsolutePath().toString()));
    command.addAll(arguments);
    return java(directory, Duration.ofMinutes(5), command);
  }

  /** Runs the {@code java} command. */
  public static Program java(Path directory, Duration limit, List<String> arguments) {
    return java(directory, limit, Map.of(), arguments);
  }

  /** Runs the {@code java} command with these variables in its environment. */
  public static Program java(
      Path directory, Duration limit, Map<String, String> environment, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(arguments);
    try {
      Path output = Files.createTempFile(directory, "output", ".txt");
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile());
      builder.environment().putAll(environment);
      Process process = builder.start();
      boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
      if (!ended) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
      }
      String text = new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
      Files.delete(output);
      return new Program(ended ? process.exitValue() : -1, text);
    } catch (IOException failure) {
      throw new AssertionError(String.join(" ", command), failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }
}
