package dev.chronicle.demo.dashboard;

import dev.chronicle.replay.junit.GeneratedTests;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Tests made of recorded calls, as one file to unpack in the root of a Maven module. */
record SavedTests(GeneratedTests tests) {
  private static final String SOURCES = "src/test/java/";
  private static final String RESOURCES = "src/test/resources/";

  /** Entries of the same tests are the same, to the byte: no time of day is in them. */
  private static final long NO_TIME = 315_532_800_000L;

  void writeTo(OutputStream file) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(file)) {
      write(zip, SOURCES, tests.sources());
      write(zip, RESOURCES, tests.resources());
    }
  }

  private static void write(ZipOutputStream zip, String folder, Map<String, String> files)
      throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      ZipEntry entry = new ZipEntry(folder + file.getKey());
      entry.setTime(NO_TIME);
      zip.putNextEntry(entry);
      zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
    }
  }
}
