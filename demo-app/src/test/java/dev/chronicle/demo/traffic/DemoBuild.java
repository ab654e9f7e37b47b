package dev.chronicle.demo.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chronicle.demo.ReplayTargets;
import dev.chronicle.replay.CallSource;
import dev.chronicle.replay.Replayer;
import dev.chronicle.replay.TargetResolver;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The demo's classes loaded once more, with others of the same packages before and among them. */
final class DemoBuild extends URLClassLoader {
  private static final Path CLASSES = Path.of("target", "classes").toAbsolutePath();
  private static final Path SOURCES = Path.of("src", "main", "java").toAbsolutePath();

  private final Path added;

  /**
   * Loads the demo.
   *
   * @param added a directory whose classes go before those of the demo
   */
  DemoBuild(Path added) throws IOException {
    super(
        new URL[] {added.toUri().toURL(), CLASSES.toUri().toURL()},
        DemoBuild.class.getClassLoader());
    this.added = added;
  }

  /** Compiles one of the demo's sources with a mistake in it. Nothing in it may need weaving. */
  void plant(String source, String right, String wrong) throws IOException {
    String text = Files.readString(SOURCES.resolve(source));
    assertThat(text).containsOnlyOnce(right);
    Path changed = added.resolve(source);
    Files.createDirectories(changed.getParent());
    Files.writeString(changed, text.replace(right, wrong));
    compile(List.of(changed));
  }

  /** Compiles sources. */
  void compile(List<Path> sources) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    String classPath = CLASSES + java.io.File.pathSeparator + System.getProperty("java.class.path");
    List<String> options =
        List.of("-proc:none", "-parameters", "-cp", classPath, "-d", added.toString());
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      boolean compiles =
          compiler
              .getTask(
                  messages,
                  files,
                  null,
                  options,
                  null,
                  files.getJavaFileObjectsFromPaths(new ArrayList<>(sources)))
              .call();
      assertThat(compiles).as(messages.toString()).isTrue();
    }
  }

  /** Returns what plays these calls back on the loaded classes. */
  Replayer replayer(CallSource calls, int limit) throws ReflectiveOperationException {
    Class<?> targets = loadClass(ReplayTargets.class.getName());
    return Replayer.over(calls)
        .allowPackages(this, "dev.chronicle.demo")
        .targets((TargetResolver) targets.getConstructor().newInstance())
        .limit(limit)
        .build();
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      boolean isOurs = name.startsWith("dev.chronicle.demo.") && !name.contains(".traffic.");
      if (!isOurs) {
        return super.loadClass(name, resolve);
      }
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? findClass(name) : loaded;
    }
  }
}
