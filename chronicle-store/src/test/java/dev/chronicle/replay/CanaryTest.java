package dev.chronicle.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CanaryTest {

  @Test
  void classThatARecordingNames_isNeverLoaded_whereverItStands(@TempDir Path directory)
      throws Exception {
    Path loaded = directory.resolve("loaded.txt");
    Process replay =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:file=" + loaded,
                "-cp",
                System.getProperty("java.class.path"),
                CanaryReplay.class.getName(),
                masks(directory).toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String out = new String(replay.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(replay.waitFor()).isZero();
    assertThat(out).startsWith("9 1\n");
    assertThat(Integer.parseInt(out.lines().toList().get(1))).isGreaterThan(300);
    assertThat(Files.readString(loaded))
        .contains("dev.chronicle.replay.sample.Orders ")
        .doesNotContain("Canary$Bird");
  }

  private static Path masks(Path directory) throws IOException {
    Path masks = directory.resolve("masks.json");
    String bird = CanaryReplay.CANARY;
    Files.writeString(
        masks,
        """
        {"masks": [{"function": "%s", "path": "$.%s", "evidence": "%s"}]}
        """
            .formatted(bird, bird, bird));
    return masks;
  }
}
