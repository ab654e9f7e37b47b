package dev.chronicle.replay;

import dev.chronicle.call.CapturedCall;
import dev.chronicle.store.CallJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A file with the JSON of one call a line. */
final class RecordingFile {
  private RecordingFile() {}

  static List<CapturedCall> read(Path file) throws IOException {
    List<CapturedCall> calls = new ArrayList<>();
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (!line.isBlank()) {
          calls.add(read(line, file, number));
        }
      }
    }
    return calls;
  }

  private static CapturedCall read(String line, Path file, int number) {
    try {
      return CallJson.read(line);
    } catch (IllegalArgumentException noCall) {
      throw new IllegalArgumentException(file + ":" + number + ": " + noCall.getMessage(), noCall);
    }
  }
}
