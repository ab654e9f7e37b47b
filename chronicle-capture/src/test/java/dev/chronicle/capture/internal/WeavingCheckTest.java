package dev.chronicle.capture.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiles classes without weaving them, as a build does in which the plugin was forgotten. */
class WeavingCheckTest {
  @TempDir private Path directory;
  private Path classes;

  @BeforeEach
  void makeDirectory() throws IOException {
    classes = Files.createDirectory(directory.resolve("classes"));
  }

  @Test
  void unwovenMethodAndUnwovenClass_areFound() throws IOException {
    compile("Orders", "class Orders { @Capture private void place() {} }");
    compile("Cart", "@Capture public class Cart { public void add() {} }");
    compile("Plain", "class Plain { void work() {} }");

    assertThat(unwovenIn(classes)).containsExactly("shop.Cart", "shop.Orders");
  }

  @Test
  void whatHasNothingToWeave_isNotFound() throws IOException {
    compile("Port", "interface Port { @Capture void abstractly(); }");
    compile("Hidden", "@Capture class Hidden { void notPublic() {} }");
    compile("Reader", "class Reader { Capture of(java.lang.reflect.Method m) { return null; } }");

    assertThat(unwovenIn(classes)).isEmpty();
  }

  @Test
  void wovenClasses_areNotFound() {
    Path wovenByTheBuild =
        Path.of(
            WeavingCheckTest.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    WeavingCheck check =
        new WeavingCheck(
            new ClassPath(List.of(wovenByTheBuild)), WeavingCheckTest.class.getClassLoader());

    assertThat(check.unwovenClasses()).isEmpty();
  }

  @Test
  void referencesThatNoWeavingSees_areNamed() throws IOException {
    compile(
        "Clocks",
        """
        class Clocks {
          static final Object ajc$woven = null;
          java.util.function.Supplier<java.time.Instant> now = java.time.Instant::now;
          java.util.function.Supplier<java.time.Instant> seen = () -> java.time.Instant.now();
          java.util.function.LongSupplier ticks = System::nanoTime;
          java.util.function.Function<Object, String> harmless = Object::toString;
        }
        """);
    compile("Dao", "@dev.chronicle.capture.Dependency interface Dao { int find(int id); }");
    compile(
        "Service",
        "class Service { java.util.function.IntUnaryOperator find(Dao d) { return d::find; } }");

    assertThat(uncoveredIn(classes))
        .containsExactly(
            "shop.Clocks: Instant::now",
            "shop.Clocks: System::nanoTime",
            "shop.Service: Dao::find");
  }

  @Test
  void referenceToAnInterfaceWhoseImplementationsAreWoven_isCovered() throws IOException {
    compile("Dao", "@dev.chronicle.capture.Dependency interface Dao { int find(int id); }");
    compile(
        "Impl",
        """
        class Impl implements Dao {
          static final Object ajc$woven = null;
          public int find(int id) { return id; }
        }
        """);
    compile(
        "Service",
        "class Service { java.util.function.IntUnaryOperator find(Dao d) { return d::find; } }");

    assertThat(uncoveredIn(classes)).isEmpty();
  }

  private List<String> uncoveredIn(Path root) throws IOException {
    URL[] urls = {root.toUri().toURL()};
    try (URLClassLoader loader =
        new URLClassLoader(urls, WeavingCheckTest.class.getClassLoader())) {
      return new WeavingCheck(new ClassPath(List.of(root)), loader).uncoveredReferences();
    }
  }

  @Test
  void classesInAJar_areFound() throws IOException {
    compile("Orders", "class Orders { @Capture private void place() {} }");
    Path jar = directory.resolve("app.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new JarEntry("shop/Orders.class"));
      Files.copy(classes.resolve("shop/Orders.class"), out);
    }

    assertThat(unwovenIn(jar)).containsExactly("shop.Orders");
  }

  @Test
  void unreadableAndMissingPlaces_arePassedOver() throws IOException {
    Path broken = Files.writeString(directory.resolve("broken.jar"), "no jar");

    assertThat(unwovenIn(broken)).isEmpty();
    assertThat(unwovenIn(directory.resolve("missing"))).isEmpty();
  }

  @Test
  void classPathOfAManifest_isFollowed() throws IOException {
    Path booter = directory.resolve("booter.jar");
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, "classes/ missing.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(booter), manifest)) {
      out.finish();
    }
    compile("Orders", "class Orders { @Capture private void place() {} }");

    List<String> seen = new ArrayList<>();
    ClassPath.of(booter.toString()).forEachClass((name, file) -> seen.add(name));

    assertThat(seen).containsExactly("shop.Orders");
  }

  private List<String> unwovenIn(Path root) throws IOException {
    URL[] urls = {root.toUri().toURL()};
    try (URLClassLoader loader =
        new URLClassLoader(urls, WeavingCheckTest.class.getClassLoader())) {
      return new WeavingCheck(new ClassPath(List.of(root)), loader).unwovenClasses();
    }
  }

  private void compile(String name, String body) throws IOException {
    Path source = directory.resolve(name + ".java");
    Files.writeString(source, "package shop; import dev.chronicle.capture.Capture; " + body);
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, null)) {
      Iterable<? extends JavaFileObject> units = files.getJavaFileObjects(source);
      String classpath =
          classes + java.io.File.pathSeparator + System.getProperty("java.class.path");
      List<String> options = List.of("-d", classes.toString(), "-cp", classpath, "-proc:none");
      assertThat(javac.getTask(messages, files, null, options, null, units).call())
          .as(messages.toString())
          .isTrue();
    }
  }
}
