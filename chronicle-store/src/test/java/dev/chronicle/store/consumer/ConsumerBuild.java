package dev.chronicle.store.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs Maven and Java on a project outside this build, as its owner would. */
final class ConsumerBuild {
  private static final String VERSION = System.getProperty("chronicle.version");

  private final Path directory;

  private ConsumerBuild(Path directory) {
    this.directory = directory;
  }

  /** Puts the libraries, as packaged by this build, into a repository of files. */
  static ConsumerBuild withLibrariesPublishedIn(Path directory) throws IOException {
    ConsumerBuild build = new ConsumerBuild(directory);
    build.publish("chronicle-parent", Path.of("../pom.xml"), null);
    for (String library : List.of("chronicle-capture", "chronicle-store")) {
      Path module = Path.of("..", library);
      build.publish(
          library,
          module.resolve("pom.xml"),
          module.resolve("target/" + library + "-" + VERSION + ".jar"));
    }
    Files.writeString(directory.resolve("settings.xml"), build.settings());
    return build;
  }

  /** Returns a fresh copy of a project below {@code src/it}, packaged, with its dependencies. */
  Path packaged(String project, Jdk jdk) throws Exception {
    Path copy = copyOf(project, jdk);
    maven(copy, jdk, List.of("package", "dependency:copy-dependencies"));
    return copy;
  }

  /** Returns a fresh copy of a project below {@code src/it}, not built. */
  Path copyOf(String project, Jdk jdk) throws IOException {
    Path copy = Files.createTempDirectory(directory, project + "-" + jdk.feature() + "-");
    copyTree(Path.of("src/it/compile-time/src"), copy.resolve("src"));
    copyTree(Path.of("src/it", project), copy);
    return copy;
  }

  /** Runs {@code mvn verify}. */
  void verify(Path project, Jdk jdk) throws Exception {
    maven(project, jdk, List.of("verify"));
  }

  /** Runs the project's main class and returns the lines that it printed. */
  List<String> run(Path project, Jdk jdk) throws Exception {
    return java(project, jdk, List.of());
  }

  /** Runs the project's main class under AspectJ's agent and returns the lines that it printed. */
  List<String> runUnderTheAgent(Path project, Jdk jdk) throws Exception {
    if (!Files.exists(project.resolve("target/aspectjweaver.jar"))) {
      maven(
          project,
          jdk,
          List.of(
              "dependency:copy",
              "-Dartifact=org.aspectj:aspectjweaver:1.9.27",
              "-DoutputDirectory=target",
              "-Dmdep.stripVersion=true"));
    }
    return java(project, jdk, List.of("-javaagent:target/aspectjweaver.jar"));
  }

  private void maven(Path project, Jdk jdk, List<String> arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("maven.home"), "bin", "mvn").toString());
    command.addAll(List.of("-B", "-q", "-s", directory.resolve("settings.xml").toString()));
    command.addAll(arguments);
    run(project, jdk, command);
  }

  private List<String> java(Path project, Jdk jdk, List<String> options) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(jdk.home().resolve("bin/java").toString());
    command.addAll(options);
    String classPath = "target/classes" + File.pathSeparator + "target/dependency/*";
    command.addAll(List.of("-cp", classPath, "shop.Main"));
    return run(project, jdk, command);
  }

  private List<String> run(Path project, Jdk jdk, List<String> command) throws Exception {
    Path output = Files.createTempFile(directory, "output", ".txt");
    Path errors = Files.createTempFile(directory, "errors", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(project.toFile())
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile());
    builder.environment().put("JAVA_HOME", jdk.home().toString());
    builder.environment().remove("MAVEN_OPTS");
    Process process = builder.start();
    try {
      assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("%s ends", command).isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.exitValue())
        .as("%s%n%s%n%s", command, Files.readString(output), Files.readString(errors))
        .isZero();
    return Files.readAllLines(output);
  }

  private void publish(String artifact, Path pom, Path jar) throws IOException {
    Path target = directory.resolve("published/dev/chronicle/" + artifact + "/" + VERSION);
    Files.createDirectories(target);
    Files.copy(pom, target.resolve(artifact + "-" + VERSION + ".pom"));
    if (jar != null) {
      Files.copy(jar, target.resolve(artifact + "-" + VERSION + ".jar"));
    }
  }

  /** A local repository of its own, filled from what this machine has downloaded already. */
  private String settings() {
    return """
    <settings>
      <localRepository>%s</localRepository>
      <profiles>
        <profile>
          <id>consumer</id>
          <repositories>
            <repository><id>published</id><url>%s</url></repository>
            <repository><id>downloaded</id><url>%s</url></repository>
          </repositories>
          <pluginRepositories>
            <pluginRepository><id>downloaded</id><url>%s</url></pluginRepository>
          </pluginRepositories>
        </profile>
      </profiles>
      <activeProfiles><activeProfile>consumer</activeProfile></activeProfiles>
    </settings>
    """
        .formatted(
            directory.resolve("local"),
            directory.resolve("published").toUri(),
            downloaded(),
            downloaded());
  }

  private static String downloaded() {
    return Path.of(System.getProperty("maven.repo.downloaded")).toUri().toString();
  }

  private static void copyTree(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }
}
