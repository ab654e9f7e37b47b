package dev.chronicle.store.consumer;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * An installed JDK.
 *
 * @param feature its version: 17, 25
 * @param home its directory
 */
record Jdk(int feature, Path home) {

  /** Returns this JDK and those of other versions installed beside it, the oldest first. */
  static List<Jdk> besideThisOne() throws IOException {
    Path thisOne = Path.of(System.getProperty("java.home")).toRealPath();
    Map<Integer, Jdk> byFeature = new TreeMap<>();
    try (Stream<Path> siblings = Files.list(thisOne.getParent())) {
      for (Path home : siblings.toList()) {
        int feature = featureOf(home);
        if (feature >= 17) {
          byFeature.put(feature, new Jdk(feature, home));
        }
      }
    }
    byFeature.put(Runtime.version().feature(), new Jdk(Runtime.version().feature(), thisOne));
    return new ArrayList<>(byFeature.values());
  }

  private static int featureOf(Path home) throws IOException {
    Path release = home.resolve("release");
    if (!Files.isRegularFile(release) || !Files.isExecutable(home.resolve("bin/javac"))) {
      return 0;
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(release)) {
      properties.load(reader);
    }
    String version = properties.getProperty("JAVA_VERSION", "0").replace("\"", "");
    return Runtime.Version.parse(version).feature();
  }

  @Override
  public String toString() {
    return "Java " + feature;
  }
}
