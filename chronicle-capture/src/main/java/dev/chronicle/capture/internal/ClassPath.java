package dev.chronicle.capture.internal;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The class files in the directories and jars that a process was started with, but for those of
 * well-known libraries, which would take long to read and never capture anything.
 */
final class ClassPath {
  private static final Logger LOG = LoggerFactory.getLogger(ClassPath.class);
  private static final String SUFFIX = ".class";

  private static final List<String> LIBRARIES =
      List.of(
          "META-INF/",
          "ch/qos/",
          "com/codahale/",
          "com/fasterxml/",
          "com/github/",
          "com/google/",
          "com/sun/",
          "dev/chronicle/call/",
          "dev/chronicle/capture/internal/",
          "freemarker/",
          "io/dropwizard/",
          "io/grpc/",
          "io/micrometer/",
          "io/micronaut/",
          "io/netty/",
          "io/opentelemetry/",
          "io/quarkus/",
          "io/swagger/",
          "jakarta/",
          "javassist/",
          "javax/",
          "kotlin/",
          "net/bytebuddy/",
          "net/ttddyy/",
          "okhttp3/",
          "org/apache/",
          "org/aspectj/",
          "org/assertj/",
          "org/checkerframework/",
          "org/eclipse/",
          "org/glassfish/",
          "org/hibernate/",
          "org/jboss/",
          "org/jctools/",
          "org/jdbi/",
          "org/junit/",
          "org/slf4j/",
          "org/springframework/",
          "org/sqlite/",
          "picocli/",
          "reactor/",
          "scala/");

  private final List<Path> roots;

  ClassPath(List<Path> roots) {
    this.roots = List.copyOf(roots);
  }

  /** Returns the class path that this process was started with. */
  static ClassPath ofThisProcess() {
    return of(System.getProperty("java.class.path", ""));
  }

  /** Returns what a class path names, and what the manifests of its jars name in turn. */
  static ClassPath of(String classPath) {
    Set<Path> roots = new LinkedHashSet<>();
    for (String entry : classPath.split(File.pathSeparator, -1)) {
      try {
        addWithManifest(Path.of(entry).toAbsolutePath(), roots);
      } catch (InvalidPathException notAPath) {
        LOG.debug("Not a path: {}", entry);
      }
    }
    return new ClassPath(new ArrayList<>(roots));
  }

  /** Hands every class file to {@code visitor}; what cannot be read is passed over. */
  void forEachClass(Visitor visitor) {
    for (Path root : roots) {
      try {
        if (Files.isDirectory(root)) {
          visitDirectory(root, visitor);
        } else if (Files.isRegularFile(root)) {
          visitJar(root, visitor);
        }
      } catch (IOException unreadable) {
        LOG.debug("Not checked: {}", root, unreadable);
      }
    }
  }

  private static void addWithManifest(Path root, Set<Path> roots) {
    if (!roots.add(root) || !Files.isRegularFile(root)) {
      return;
    }
    try (JarFile jar = new JarFile(root.toFile())) {
      Manifest manifest = jar.getManifest();
      String more =
          manifest == null
              ? null
              : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
      if (more != null) {
        for (String location : more.trim().split("\\s+", -1)) {
          URI uri = root.toUri().resolve(new URI(location));
          if ("file".equals(uri.getScheme())) {
            addWithManifest(Path.of(uri), roots);
          }
        }
      }
    } catch (IOException | URISyntaxException | IllegalArgumentException unreadable) {
      LOG.debug("No manifest read from {}", root, unreadable);
    }
  }

  private static void visitDirectory(Path root, Visitor visitor) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(root)) {
      files = walk.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      String name = root.relativize(file).toString().replace(File.separatorChar, '/');
      if (isCandidate(name)) {
        visitor.visit(className(name), new ClassFile(Files.readAllBytes(file)));
      }
    }
  }

  private static void visitJar(Path root, Visitor visitor) throws IOException {
    try (JarFile jar = new JarFile(root.toFile())) {
      for (JarEntry entry : jar.stream().filter(e -> isCandidate(e.getName())).toList()) {
        try (InputStream content = jar.getInputStream(entry)) {
          visitor.visit(className(entry.getName()), new ClassFile(content.readAllBytes()));
        }
      }
    }
  }

  private static boolean isCandidate(String name) {
    return name.endsWith(SUFFIX) && LIBRARIES.stream().noneMatch(name::startsWith);
  }

  private static String className(String name) {
    return name.substring(0, name.length() - SUFFIX.length()).replace('/', '.');
  }

  /** Is shown the class files one by one. */
  interface Visitor {
    void visit(String className, ClassFile file);
  }
}
