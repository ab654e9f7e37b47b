package dev.chronicle.store.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Builds a project of somebody else's, with what README says and nothing more, and runs it: woven
 * while it is compiled and woven while it is loaded, on every JDK found beside this one.
 */
class ConsumerIT {
  private static final List<String> CAPTURED =
      List.of(
          "refused",
          "Orders.place order={\"article\":\"pen\",\"count\":0} -> count must be positive, was: 0",
          "Orders.price count=2 -> 14",
          "Orders.place order={\"article\":\"book\",\"count\":2}"
              + " -> {\"article\":\"book\",\"price\":14}");

  private static ConsumerBuild build;

  @TempDir private static Path directory;

  @BeforeAll
  static void publishTheLibraries() throws Exception {
    build = ConsumerBuild.withLibrariesPublishedIn(directory);
  }

  static List<Jdk> jdks() throws IOException {
    return Jdk.besideThisOne();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void projectWovenByItsBuild_recordsItsCallsOnce_alsoUnderTheAgent(Jdk jdk) throws Exception {
    Path project = build.packaged("compile-time", jdk);

    assertThat(build.run(project, jdk)).containsExactlyElementsOf(CAPTURED);
    Files.delete(project.resolve("captures.db"));
    assertThat(build.runUnderTheAgent(project, jdk)).containsExactlyElementsOf(CAPTURED);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void projectWovenByTheAgent_recordsItsCalls(Jdk jdk) throws Exception {
    Path project = build.packaged("load-time", jdk);

    assertThat(build.runUnderTheAgent(project, jdk)).containsExactlyElementsOf(CAPTURED);
  }

  @Test
  void replayInVerify_passes_andFailsOnceTheCodeDoesSomethingElse() throws Exception {
    Jdk jdk = Jdk.besideThisOne().get(0);
    Path project = build.copyOf("replayed", jdk);

    build.verify(project, jdk);

    Path orders = project.resolve("src/main/java/shop/Orders.java");
    Files.writeString(orders, Files.readString(orders).replace("7 * count", "8 * count"));
    assertThatThrownBy(() -> build.verify(project, jdk))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("1. Orders.price $.result CHANGED  (2 calls)");
  }

  @Test
  void replayDocs_showWhatTheProjectIsBuiltWith() throws IOException {
    String project = Readme.withoutIndent(Files.readString(Path.of("src/it/replayed/pom.xml")));
    List<String> blocks = Readme.blocks(Path.of("../docs/replay.md"), "xml");

    assertThat(blocks)
        .isNotEmpty()
        .allSatisfy(block -> assertThat(project).contains(Readme.withoutIndent(block)));
  }

  @Test
  void readme_showsWhatTheProjectsAreBuiltWith() throws IOException {
    List<String> blocks = new ArrayList<>(Readme.blocks("xml"));
    blocks.addAll(Readme.blocks("java"));
    Path sources = Path.of("src/it/compile-time");
    String project;
    try (Stream<Path> files = Files.walk(sources)) {
      StringBuilder all = new StringBuilder();
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.append(Readme.withoutIndent(Files.readString(file)));
      }
      project = all.toString();
    }

    assertThat(blocks).isNotEmpty();
    for (String block : blocks) {
      assertThat(project).contains(Readme.withoutIndent(block));
    }
  }
}
