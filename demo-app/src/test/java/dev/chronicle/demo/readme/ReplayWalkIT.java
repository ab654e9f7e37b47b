package dev.chronicle.demo.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Types the walk of docs/replay.md into a shell, in a copy of the sources: it builds the demo twice
 * and so takes minutes.
 */
@Tag("walk")
class ReplayWalkIT {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern SHELL_BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
  private static final Set<String> LEFT_OUT = Set.of("target", ".git");
  private static final String EXIT = "@@ exit code ";
  private static final String SIMULATOR = "demo-simulator.jar";

  @TempDir private Path directory;

  @Test
  void walk_findsThePlantedBug_andOnlyThen() throws Exception {
    Path copy = directory.resolve("chronicle");
    copySources(copy);
    List<String> blocks =
        SHELL_BLOCK
            .matcher(Files.readString(ROOT.resolve("docs/replay.md")))
            .results()
            .map(block -> block.group(1))
            .limit(4)
            .toList();
    int port = freePort();
    StringBuilder script =
        new StringBuilder("git init -q . && git add -A && git -c user.name=a -c user.email=a@b.c")
            .append(" commit -qm walk\n");
    for (String block : blocks) {
      script
          .append(block.replace("127.0.0.1:8000", "127.0.0.1:" + port))
          .append("echo \"" + EXIT + "$?\"\n");
    }
    script.append("git status --porcelain\n");

    List<String> parts =
        List.of(
            run(
                    script
                        .toString()
                        .replace(SIMULATOR, SIMULATOR + " --url=http://127.0.0.1:" + port),
                    copy,
                    port)
                .split(EXIT, -1));

    assertThat(parts).as(parts.toString()).hasSize(5);
    assertThat(parts.get(1)).contains(" matched", "0 dependencies were really called");
    assertThat(parts.get(2)).startsWith("0\n").contains("1. decide_retry ", " NOT_RECORDED ");
    assertThat(parts.get(3)).startsWith("1\n");
    assertThat(parts.get(4)).isEqualTo("0\n");
    assertThat(copy.resolve("target/walk/replay.html")).content().contains("decide_retry");
  }

  private static void copySources(Path copy) throws IOException {
    Files.walkFileTree(
        ROOT,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path from, BasicFileAttributes unused)
              throws IOException {
            if (LEFT_OUT.contains(from.getFileName().toString())) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            Files.createDirectories(copy.resolve(ROOT.relativize(from)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path from, BasicFileAttributes unused)
              throws IOException {
            if (!LEFT_OUT.contains(from.getFileName().toString())) {
              Files.copy(from, copy.resolve(ROOT.relativize(from)));
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private String run(String script, Path copy, int port) throws Exception {
    Path output = directory.resolve("output.txt");
    ProcessBuilder builder =
        new ProcessBuilder("bash", "-c", script)
            .directory(copy.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().put("CHRONICLE_PORT", String.valueOf(port));
    builder.environment().put("CHRONICLE_ADMIN_PORT", "0");
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    String javaBin = Path.of(System.getProperty("java.home"), "bin").toString();
    builder.environment().merge("PATH", javaBin, (path, bin) -> bin + ":" + path);
    Process shell = builder.start();
    try {
      assertThat(shell.waitFor(20, TimeUnit.MINUTES)).as(script).isTrue();
    } finally {
      shell.descendants().forEach(ProcessHandle::destroyForcibly);
      shell.destroyForcibly();
    }
    return Files.readString(output);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
