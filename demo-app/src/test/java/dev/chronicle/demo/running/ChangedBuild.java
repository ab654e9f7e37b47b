package dev.chronicle.demo.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import javax.tools.ToolProvider;

/** Makes a jar of the demo in which one class, which nothing is woven into, does something else. */
final class ChangedBuild {
  private static final Path SOURCES = Path.of("src", "main", "java").toAbsolutePath();
  private static final Path CLASSES = Path.of("target", "classes").toAbsolutePath();

  private ChangedBuild() {}

  /** Compiles a source with {@code right} replaced by {@code wrong} into a copy of the jar. */
  static Path in(Path directory, String source, String right, String wrong) throws IOException {
    String text = Files.readString(SOURCES.resolve(source));
    assertThat(text).containsOnlyOnce(right);
    Path changed = directory.resolve("changed").resolve(source);
    Files.createDirectories(changed.getParent());
    Files.writeString(changed, text.replace(right, wrong));
    int code =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-parameters",
                "-cp",
                CLASSES + File.pathSeparator + System.getProperty("java.class.path"),
                changed.toString());
    assertThat(code).as("exit code of the compiler").isZero();

    Path jar = Files.copy(RunningDemo.jar(), directory.resolve("changed.jar"));
    String compiled = source.replace(".java", ".class");
    try (FileSystem entries = FileSystems.newFileSystem(jar)) {
      Files.copy(
          directory.resolve("changed").resolve(compiled),
          entries.getPath(compiled),
          StandardCopyOption.REPLACE_EXISTING);
    }
    return jar;
  }
}
