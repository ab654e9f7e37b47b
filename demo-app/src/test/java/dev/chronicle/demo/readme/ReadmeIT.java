package dev.chronicle.demo.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Types what README tells a newcomer to type, in its order, into a shell. The commands for a
 * project of one's own are typed by {@code ConsumerIT} of chronicle-store.
 */
class ReadmeIT {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern SHELL_BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
  private static final String BUILD = "mvn -q -DskipTests package && ";
  private static final String OWN_PROJECT = "mvn -q package dependency:copy-dependencies";
  private static final String SIMULATOR = "java -jar demo-simulator/target/demo-simulator.jar";

  @TempDir private Path directory;

  @Test
  void everyCommand_doesWhatItSays() throws Exception {
    List<String> blocks =
        SHELL_BLOCK
            .matcher(Files.readString(ROOT.resolve("README.md")))
            .results()
            .map(block -> block.group(1).strip())
            .toList();
    String start = blocks.get(0);
    assertThat(start).startsWith(BUILD);
    int port = freePort();

    Process server = shell("exec " + start.substring(BUILD.length()), port).start();
    try {
      awaitReady(server);
      for (String block : blocks.subList(1, blocks.size())) {
        if (!block.startsWith(OWN_PROJECT)) {
          String answer = run(block, port);
          assertThat(answer).as(block).isNotBlank().doesNotContain("urn:chronicle:");
        }
      }
      assertThat(run("curl -s http://127.0.0.1:8000/captures/functions", port))
          .contains("create_task", "claim_next_task", "process_task", "complete_task");
    } finally {
      server.destroy();
      assertThat(server.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  private String run(String block, int port) throws Exception {
    Process process = shell(block, port).start();
    try {
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).as(block).isTrue();
      assertThat(process.exitValue()).as("%s%n%s", block, output).isZero();
      return output;
    } finally {
      process.destroyForcibly();
    }
  }

  private ProcessBuilder shell(String commands, int port) throws IOException {
    String withPort =
        commands
            .replace("127.0.0.1:8000", "127.0.0.1:" + port)
            .replace(SIMULATOR, SIMULATOR + " --url http://127.0.0.1:" + port);
    ProcessBuilder builder =
        new ProcessBuilder("bash", "-euo", "pipefail", "-c", "exec 2>&1\n" + withPort)
            .directory(ROOT.toFile());
    builder.environment().put("CHRONICLE_PORT", String.valueOf(port));
    builder.environment().put("CHRONICLE_ADMIN_PORT", "0");
    builder.environment().put("TASKS_JDBC_URL", "jdbc:sqlite:" + directory.resolve("tasks.db"));
    builder
        .environment()
        .put("CAPTURES_JDBC_URL", "jdbc:sqlite:" + directory.resolve("captures.db"));
    String javaBin = Path.of(System.getProperty("java.home"), "bin").toString();
    builder.environment().merge("PATH", javaBin, (path, bin) -> bin + ":" + path);
    return builder;
  }

  private static void awaitReady(Process server) throws IOException {
    BufferedReader output =
        new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
    StringBuilder all = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      all.append(line).append('\n');
      if (line.contains("Ready after")) {
        Thread draining = new Thread(() -> output.lines().forEach(ignored -> {}), "drain");
        draining.setDaemon(true);
        draining.start();
        return;
      }
    }
    throw new AssertionError("the server ended: " + all);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
