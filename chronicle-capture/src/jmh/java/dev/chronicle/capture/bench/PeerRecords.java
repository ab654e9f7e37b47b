package dev.chronicle.capture.bench;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordingFile;

/**
 * Counts what the peers of {@link PeerBenchmark} have recorded of the calls that were made, to tell
 * how many they dropped: {@code java -cp … PeerRecords}, after the benchmark, in {@code
 * chronicle-capture}.
 */
public final class PeerRecords {
  static final String KIEKER_BLOCKING = "target/bench/peers/kieker-blocking";
  static final String KIEKER_DROPPING = "target/bench/peers/kieker-dropping";
  static final String APPMAP = "target/bench/peers/appmap";
  static final String JFR = "target/bench/peers/bench.jfr";
  static final String JFR_EVENT = "dev.chronicle.OrderPlaced";

  /** One {@code OperationExecutionRecord}: class, time, five numbers, three texts by their ids. */
  private static final int KIEKER_RECORD_BYTES = 56;

  private static final String APPMAP_CALL = "\"event\":\"call\"";

  private PeerRecords() {}

  /** Prints a line for each peer that has left something. */
  public static void main(String... unused) throws IOException {
    print("Kieker, blocking", kiekers(Path.of(KIEKER_BLOCKING)));
    print("Kieker, dropping", kiekers(Path.of(KIEKER_DROPPING)));
    print("AppMap", sum(Path.of(APPMAP), ".appmap.json", PeerRecords::appMaps));
    print("JFR", flightRecorders(Path.of(JFR)));
  }

  private static void print(String peer, long records) {
    System.out.printf("%s: %,d%n", peer, records);
  }

  private static long kiekers(Path folder) throws IOException {
    return sum(folder, ".bin", Files::size) / KIEKER_RECORD_BYTES;
  }

  private static long flightRecorders(Path file) throws IOException {
    long events = 0;
    if (Files.exists(file)) {
      try (RecordingFile recording = new RecordingFile(file)) {
        while (recording.hasMoreEvents()) {
          events += recording.readEvent().getEventType().getName().equals(JFR_EVENT) ? 1 : 0;
        }
      }
    }
    return events;
  }

  private static long appMaps(Path file) throws IOException {
    long calls = 0;
    int matched = 0;
    try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      for (int c = text.read(); c >= 0; c = text.read()) {
        matched = c == APPMAP_CALL.charAt(matched) ? matched + 1 : c == '"' ? 1 : 0;
        if (matched == APPMAP_CALL.length()) {
          calls++;
          matched = 0;
        }
      }
    }
    return calls;
  }

  private static long sum(Path folder, String suffix, Count count) throws IOException {
    if (!Files.exists(folder)) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(suffix))
          .mapToLong(
              file -> {
                try {
                  return count.of(file);
                } catch (IOException failed) {
                  throw new UncheckedIOException(failed);
                }
              })
          .sum();
    }
  }

  /** Counts what a file holds. */
  private interface Count {
    long of(Path file) throws IOException;
  }
}
