package dev.chronicle.capture.value;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** Lists the classes of a package, in directories and jars, without loading any of them. */
final class PackageIndex {
  private static final String CLASS = ".class";

  private PackageIndex() {}

  /**
   * Returns the binary names of the classes that stand in a package itself.
   *
   * @throws IllegalArgumentException if there are none
   */
  static Set<String> classesOf(String packageName, ClassLoader loader) {
    String folder = packageName.replace('.', '/');
    Set<String> names = new TreeSet<>();
    try {
      for (URL root : Collections.list(loader.getResources(folder))) {
        addFrom(root, folder, names);
      }
    } catch (IOException | URISyntaxException unreadable) {
      throw new IllegalArgumentException("package could not be read: " + packageName, unreadable);
    }
    if (names.isEmpty()) {
      throw new IllegalArgumentException("package must have classes, was: " + packageName);
    }
    return names;
  }

  private static void addFrom(URL root, String folder, Set<String> names)
      throws IOException, URISyntaxException {
    if (root.getProtocol().equals("file")) {
      addFromDirectory(root.toURI(), folder, names);
      return;
    }
    URLConnection connection = root.openConnection();
    if (connection instanceof JarURLConnection jar) {
      connection.setUseCaches(false);
      try (JarFile file = jar.getJarFile()) {
        file.stream().map(JarEntry::getName).forEach(name -> add(name, folder, names));
      }
    }
  }

  private static void addFromDirectory(URI root, String folder, Set<String> names)
      throws IOException {
    try (Stream<Path> files = Files.list(Path.of(root))) {
      files.forEach(file -> add(folder + "/" + file.getFileName(), folder, names));
    } catch (UncheckedIOException unreadable) {
      throw unreadable.getCause();
    }
  }

  private static void add(String entry, String folder, Set<String> names) {
    boolean isDirect = entry.startsWith(folder + "/") && entry.lastIndexOf('/') == folder.length();
    if (isDirect && entry.endsWith(CLASS) && !entry.endsWith("-info.class")) {
      names.add(entry.substring(0, entry.length() - CLASS.length()).replace('/', '.'));
    }
  }
}
