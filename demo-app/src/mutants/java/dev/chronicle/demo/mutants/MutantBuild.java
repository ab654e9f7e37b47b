package dev.chronicle.demo.mutants;

import dev.chronicle.demo.traffic.Program;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.aspectj.bridge.IMessage;
import org.aspectj.bridge.MessageHandler;
import org.aspectj.tools.ajc.Main;

/** Compiles and weaves the one file that a mutant changes, as the build does. */
final class MutantBuild {
  private static final String CLASS_PATH = System.getProperty("java.class.path");

  private final Path woven;
  private final Path jar;

  private MutantBuild(Path woven, Path jar) {
    this.woven = woven;
    this.jar = jar;
  }

  /** Returns the demo with a mutant in it; empty if the mutant does not compile. */
  static Optional<MutantBuild> of(Mutant mutant, Path directory) throws IOException {
    Path plain = Files.createDirectories(directory.resolve("plain"));
    Path woven = Files.createDirectories(directory.resolve("woven"));
    if (!compile(mutant.file(), mutant.in(Files.readString(mutant.file())), plain)) {
      return Optional.empty();
    }
    weave(plain, woven);
    return Optional.of(new MutantBuild(woven, jar(directory, woven)));
  }

  /** Returns the demo as it is. */
  static MutantBuild unchanged(Path directory) throws IOException {
    Path woven = Files.createDirectories(directory.resolve("woven"));
    return new MutantBuild(woven, jar(directory, woven));
  }

  /**
   * Runs a {@link Trial} in a process of its own.
   *
   * @return its results; fewer if it took too long
   */
  List<String> run(Duration limit, Path workingDirectory, String... arguments) throws IOException {
    Path results = Files.createTempFile(woven.getParent(), "results", ".txt");
    List<String> command =
        new ArrayList<>(
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", classPath(woven)));
    command.addAll(List.of(Trial.class.getName(), results.toString()));
    command.addAll(List.of(arguments));
    Program run = Program.java(workingDirectory, limit, command);
    List<String> lines = Files.readAllLines(results);
    if (run.exitCode() > 0) {
      throw new AssertionError(run.output());
    }
    return lines;
  }

  private static String classPath(Path woven) {
    return woven + File.pathSeparator + CLASS_PATH;
  }

  /** Returns the directory that a test of the packaged demo has to run in. */
  Path workingDirectory() {
    return jar.getParent().getParent();
  }

  private static boolean compile(Path file, String source, Path output) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    JavaFileObject unit =
        new SimpleJavaFileObject(
            URI.create("string:///" + file.getFileName()), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    List<String> options =
        List.of(
            "-proc:none",
            "-g",
            "-parameters",
            "-nowarn",
            "--release",
            "17",
            "-cp",
            CLASS_PATH,
            "-d",
            output.toString());
    return compiler
        .getTask(new StringWriter(), null, problem -> {}, options, null, List.of(unit))
        .call();
  }

  private static void weave(Path plain, Path woven) {
    String aspects =
        Arrays.stream(CLASS_PATH.split(File.pathSeparator))
            .filter(entry -> entry.contains("chronicle-capture"))
            .findFirst()
            .orElseThrow();
    MessageHandler messages = new MessageHandler();
    new Main()
        .run(
            new String[] {
              "-17",
              "-proc:none",
              "-parameters",
              "-inpath",
              plain.toString(),
              "-aspectpath",
              aspects,
              "-cp",
              CLASS_PATH,
              "-d",
              woven.toString()
            },
            messages);
    IMessage[] errors = messages.getMessages(IMessage.ERROR, true);
    if (errors.length > 0) {
      throw new IllegalStateException(Arrays.toString(errors));
    }
  }

  private static Path jar(Path directory, Path woven) throws IOException {
    Path jar = directory.resolve("server").resolve("target").resolve("demo-app.jar");
    Files.createDirectories(jar.getParent());
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(Attributes.Name.MAIN_CLASS, "dev.chronicle.demo.DemoApplication");
    attributes.put(
        Attributes.Name.CLASS_PATH,
        Arrays.stream(classPath(woven).split(File.pathSeparator))
            .map(entry -> Path.of(entry).toUri().toString())
            .collect(Collectors.joining(" ")));
    try (OutputStream file = Files.newOutputStream(jar)) {
      new JarOutputStream(file, manifest).close();
    }
    return jar;
  }
}
