package dev.chronicle.replay;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** The class files of directories, jars or packages, looked at without loading any class. */
final class ClassIndex {
  private static final String CLASS = ".class";

  private final Map<String, ClassHeader> headers = new TreeMap<>();

  private ClassIndex() {}

  /**
   * Looks through directories and jars.
   *
   * @throws IllegalArgumentException if one of them cannot be read
   */
  static ClassIndex ofClassPath(List<Path> roots) {
    ClassIndex index = new ClassIndex();
    for (Path root : roots) {
      try {
        if (Files.isDirectory(root)) {
          index.addDirectory(root, root);
        } else {
          try (JarFile jar = new JarFile(root.toFile())) {
            index.addJar(jar, "");
          }
        }
      } catch (IOException unreadable) {
        throw new IllegalArgumentException(
            "classpath must be directories and jars, was: " + root, unreadable);
      }
    }
    return index;
  }

  /**
   * Looks through a package and those below it, wherever the loader has them.
   *
   * @throws IllegalArgumentException if there is nothing
   */
  static ClassIndex ofPackage(String name, ClassLoader loader) {
    ClassIndex index = new ClassIndex();
    String folder = name.replace('.', '/') + "/";
    try {
      for (URL root : Collections.list(loader.getResources(folder))) {
        index.addPackage(root, folder);
      }
    } catch (IOException | URISyntaxException unreadable) {
      throw new IllegalArgumentException("package must be readable, was: " + name, unreadable);
    }
    if (index.headers.isEmpty()) {
      throw new IllegalArgumentException("package must have classes, was: " + name);
    }
    return index;
  }

  /** Returns the names of classes that were woven to be captured. */
  List<String> capturedClasses() {
    return headers.values().stream()
        .filter(ClassHeader::isCaptured)
        .map(ClassHeader::name)
        .toList();
  }

  /** Returns the names of classes that may be exceptions, as far as their superclasses tell. */
  List<String> throwables() {
    List<String> names = new ArrayList<>();
    for (ClassHeader header : headers.values()) {
      ClassHeader top = header;
      for (int depth = 0;
          depth < headers.size() && headers.containsKey(top.superclass());
          depth++) {
        top = headers.get(top.superclass());
      }
      String outside = top.superclass();
      if (outside.endsWith("Exception")
          || outside.endsWith("Error")
          || outside.equals(Throwable.class.getName())) {
        names.add(header.name());
      }
    }
    return names;
  }

  private void addPackage(URL root, String folder) throws IOException, URISyntaxException {
    if (root.getProtocol().equals("file")) {
      Path directory = Path.of(new URI(root.toString()));
      addDirectory(directory, directory);
      return;
    }
    URLConnection connection = root.openConnection();
    if (connection instanceof JarURLConnection jar) {
      connection.setUseCaches(false);
      try (JarFile file = jar.getJarFile()) {
        addJar(file, folder);
      }
    }
  }

  private void addDirectory(Path directory, Path root) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(directory)) {
      files = walk.filter(file -> isClass(root.relativize(file).toString())).toList();
    }
    for (Path file : files) {
      add(Files.readAllBytes(file));
    }
  }

  private void addJar(JarFile jar, String folder) throws IOException {
    List<JarEntry> entries =
        jar.stream()
            .filter(entry -> entry.getName().startsWith(folder) && isClass(entry.getName()))
            .toList();
    for (JarEntry entry : entries) {
      try (InputStream content = jar.getInputStream(entry)) {
        add(content.readAllBytes());
      }
    }
  }

  private static boolean isClass(String file) {
    String name = file.replace(File.separatorChar, '/');
    return name.endsWith(CLASS) && !name.endsWith("-info.class") && !name.startsWith("META-INF/");
  }

  private void add(byte[] bytes) throws IOException {
    ClassHeader header = ClassHeader.read(bytes);
    headers.putIfAbsent(header.name(), header);
  }
}
