package dev.chronicle.cli;

import dev.chronicle.replay.Replayer;
import dev.chronicle.replay.TargetResolver;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;

/** Code that calls are played back against, in a class loader of its own. */
final class Code implements AutoCloseable {
  private final URLClassLoader loader;
  private final List<Path> roots;
  private final List<String> packages;
  private final String targets;

  /**
   * Takes code.
   *
   * @param packages what may be run; empty for all woven classes in the roots
   * @param targets class that gives the objects; {@code null} to ask registered services
   */
  Code(URLClassLoader loader, List<Path> roots, List<String> packages, String targets) {
    this.loader = loader;
    this.roots = roots;
    this.packages = packages;
    this.targets = targets;
  }

  /** Lets a replay run the code. */
  void allowIn(Replayer.Builder builder) {
    if (packages.isEmpty()) {
      builder.allowClassPath(loader, roots);
    } else {
      builder.allowPackages(loader, packages.toArray(String[]::new));
    }
    builder.targets(targets());
  }

  private TargetResolver targets() {
    if (targets == null) {
      TargetResolver all = TargetResolver.none();
      for (TargetResolver one : ServiceLoader.load(TargetResolver.class, loader)) {
        all = all.or(one);
      }
      return all;
    }
    try {
      Class<?> type = Class.forName(targets, true, loader);
      if (!TargetResolver.class.isAssignableFrom(type)) {
        throw new CliException("--targets must be a TargetResolver, was: " + targets);
      }
      return (TargetResolver) type.getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException | LinkageError unusable) {
      throw new CliException(
          "--targets must be a class on the class path with a constructor without parameters, was: "
              + targets,
          unusable);
    }
  }

  @Override
  public void close() throws IOException {
    loader.close();
  }
}
