package dev.chronicle.cli;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The options that say which code calls are played back against. */
final class CodeOptions {
  @Option(
      names = {"-cp", "--classpath"},
      paramLabel = "PATH",
      required = true,
      description =
          "Directories and jars of the woven code and all that it needs, separated as in Java's"
              + " own class path. Only classes with @Capture are run.")
  private String classPath;

  @Option(
      names = "--package",
      paramLabel = "NAME",
      description =
          "Run only classes in this package and those below it; may be repeated. Without, all"
              + " woven classes of the class path.")
  private List<String> packages = List.of();

  @Option(
      names = "--targets",
      paramLabel = "CLASS",
      description =
          "A TargetResolver with a constructor without parameters that gives the objects which"
              + " instance methods run on. Without, those that the class path registers as"
              + " services.")
  private String targets;

  /** Returns the class that gives the objects; {@code null} if none is named. */
  String targets() {
    return targets;
  }

  /**
   * Opens the class path.
   *
   * @throws CliException if a part of it is not there
   */
  Code load() {
    List<Path> roots = new ArrayList<>();
    List<URL> urls = new ArrayList<>();
    for (String part : classPath.split(File.pathSeparator, -1)) {
      try {
        Path root = Path.of(part);
        if (!Files.exists(root)) {
          throw new CliException(part + " does not exist: mend --classpath");
        }
        roots.add(root);
        urls.add(root.toUri().toURL());
      } catch (InvalidPathException | MalformedURLException unusable) {
        throw new CliException(part + " is no file: mend --classpath", unusable);
      }
    }
    URLClassLoader loader =
        new URLClassLoader(urls.toArray(URL[]::new), CodeOptions.class.getClassLoader());
    return new Code(loader, roots, packages, targets);
  }
}
