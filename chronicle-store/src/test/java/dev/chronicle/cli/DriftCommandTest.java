package dev.chronicle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.chronicle.analysis.Sample;
import dev.chronicle.call.CapturedCall;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriftCommandTest {
  @TempDir private Path directory;
  private Cli cli;

  @BeforeEach
  void fillDatabase() {
    List<CapturedCall> calls = new ArrayList<>();
    for (int n = 0; n < 60; n++) {
      calls.add(Sample.at(Duration.ofSeconds(n)).call(n));
      calls.add(
          Sample.at(Duration.ofMinutes(30).plusSeconds(n))
              .version("2")
              .threw("com.example.Busy", "\u001b[31m" + n)
              .call(n));
    }
    cli = Cli.on(Cli.database(directory.resolve("captures.db"), calls));
  }

  @Test
  void drift_endsWithOneAndNamesWhatDiffers() throws IOException {
    Cli.Run run = cli.run("drift", "--before", "version:1", "--after", "version:2");
    assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
    assertThat(run.out())
        .contains("place", "throws something new: com.example.Busy", "100.00 % (60 of 60)")
        .doesNotContain("\u001b");

    Cli.Run json =
        cli.run(
            "drift", "--before", "..2026-01-02T03:20Z", "--after", "2026-01-02T03:20Z..", "--json");
    assertThat(json.exitCode()).isEqualTo(1);
    JsonNode first = new ObjectMapper().readTree(json.out()).at("/findings/0");
    assertThat(first.get("function").textValue()).isEqualTo("place");
    assertThat(first.get("corrected_p_value").doubleValue()).isLessThan(0.01);
  }

  @Test
  void noDrift_endsWithZero() {
    Cli.Run run = cli.run("drift", "--before", "version:1", "--after", "version:1");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).startsWith("no drift: 60 and 60 calls");
  }

  @Test
  void sidesThatMakeNoSense_areExplained() {
    for (String side : List.of("yesterday", "1d..2d", "x..y", "version:none", "1m..")) {
      Cli.Run run = cli.run("drift", "--before", side, "--after", "version:2");
      assertThat(run.exitCode()).as(side).isEqualTo(2);
      assertThat(run.err().lines()).hasSize(1);
    }
  }
}
