package dev.chronicle.replay;

import static org.assertj.core.api.Assertions.assertThat;

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
                CanaryReplay.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String out = new String(replay.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(replay.waitFor()).isZero();
    assertThat(out.strip()).endsWith("9 1");
    assertThat(Files.readString(loaded))
        .contains("dev.chronicle.replay.sample.Orders ")
        .doesNotContain("Canary$Bird");
  }
}
