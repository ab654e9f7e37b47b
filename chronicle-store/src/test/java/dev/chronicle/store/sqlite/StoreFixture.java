package dev.chronicle.store.sqlite;

import dev.chronicle.call.CallBatch;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.store.Calls;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Fills stores, and damages the files of stores. */
final class StoreFixture {
  private static final int BATCH = 250;

  private StoreFixture() {}

  /** Stores so many calls, the first ones there are. */
  static void fill(SqliteCaptureStore store, int calls) {
    fill(store, 0, calls);
  }

  /** Stores so many calls from a number on. */
  static void fill(SqliteCaptureStore store, int first, int calls) {
    for (int n = first; n < first + calls; n += BATCH) {
      List<CapturedCall> batch = new ArrayList<>();
      for (int i = n; i < Math.min(first + calls, n + BATCH); i++) {
        batch.add(Calls.returned(i, "place", Duration.ofMillis(1)));
      }
      store.store(new CallBatch(batch));
    }
  }

  /** Writes random bytes, the same ones each time, over so many places of a file. */
  static void scribble(Path file, long from, int times) throws IOException {
    Random random = new Random(5);
    for (int i = 0; i < times; i++) {
      scribble(file, from, new byte[500], random);
    }
  }

  /** Writes up to 500 random bytes over each of so many places of a file. */
  static void scribble(Path file, long from, int times, Random random) throws IOException {
    for (int i = 0; i < times; i++) {
      scribble(file, from, new byte[1 + random.nextInt(500)], random);
    }
  }

  private static void scribble(Path file, long from, byte[] bytes, Random random)
      throws IOException {
    try (RandomAccessFile raw = new RandomAccessFile(file.toFile(), "rw")) {
      random.nextBytes(bytes);
      raw.seek(from + random.nextLong(raw.length() - from - bytes.length));
      raw.write(bytes);
    }
  }
}
