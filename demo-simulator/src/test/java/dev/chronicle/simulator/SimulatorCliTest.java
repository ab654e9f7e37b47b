package dev.chronicle.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.chronicle.simulator.report.PlainView;
import dev.chronicle.simulator.run.StubQueue;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class SimulatorCliTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --rps 0                       | rate must be between 0.1 and 100000 requests a second
          --rps fast                    | must be a number, was: fast
          --seed x                      | must be a whole number, was: x
          --requests 1.5                | must be a whole number, was: 1.5
          --threshold p99               | must be p50, p95, p99, max or errors with a bound
          --rps NaN                     | rate must be between 0.1 and 100000
          --weights reed=1              | reed
          --error-rate 0.6              | error rate must be between 0 and 0.5, was: 0.6
          --duration 10                 | duration must be a number with us, ms, s, m or h
          --requests 0                  | requests must be 1 or more, was: 0
          --workers 0                   | workers must be
          --workers many                | must be a whole number, was: many
          --scenario storm              | scenario must be steady, spike, retry-storm or ramp
          --threshold p98=1ms           | threshold must be p50, p95, p99, max or errors
          --url ftp://127.0.0.1         | url must be http or https with a host
          --url http://a:b@127.0.0.1    | url must be without user
          --url http://192.0.2.1:8000   | --allow-remote
          --unknown                     | --unknown
          """)
  void wrongUse_endsWithOneLineThatNamesTheRule_andExitCodeTwo(String options, String message) {
    int exitCode = execute(options.split(" "));

    assertThat(exitCode).isEqualTo(2);
    assertThat(err.toString().strip()).contains(message).doesNotContain("\n");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void json_isTheOnlyOutput_andItsNumbersAreThoseOfTheRun() throws Exception {
    try (StubQueue queue = StubQueue.start()) {
      int exitCode =
          execute(
              "--url",
              queue.target().toString(),
              "--rps",
              "500",
              "--requests",
              "50",
              "--json",
              "--seed",
              "4");

      JsonNode report = new JsonMapper().readTree(out.toString());
      assertThat(exitCode).isZero();
      assertThat(report.at("/total/sent").intValue()).isEqualTo(50);
      assertThat(report.at("/seed").intValue()).isEqualTo(4);
      assertThat(report.at("/passed").booleanValue()).isTrue();
      assertThat(queue.requests()).hasSize(50);
    }
  }

  @Test
  void sameSeed_sendsTheSameRequests() throws Exception {
    List<String> requests = requestsOfARun("11");

    assertThat(requestsOfARun("11")).containsExactlyInAnyOrderElementsOf(requests);
    assertThat(requestsOfARun("12")).doesNotContainAnyElementsOf(requests);
  }

  @Test
  void aBrokenThreshold_isSaidAndEndsWithExitCodeOne() throws Exception {
    try (StubQueue queue = StubQueue.start()) {
      int exitCode =
          execute(
              "--url",
              queue.target().toString(),
              "--rps",
              "500",
              "--requests",
              "20",
              "--threshold",
              "p99=0us",
              "--threshold",
              "errors=100%");

      assertThat(exitCode).isEqualTo(1);
      assertThat(out.toString()).contains("BROKEN  p99=0us", "kept    errors=100%");
    }
  }

  @Test
  void aServerThatWasNeverThere_isSaidAndEndsWithExitCodeOne() throws Exception {
    String url;
    try (StubQueue queue = StubQueue.start()) {
      url = queue.target().toString();
    }

    int exitCode = execute("--url", url, "--rps", "100", "--duration", "300ms");

    assertThat(exitCode).isEqualTo(1);
    assertThat(err.toString()).contains("server was never reached at " + url);
  }

  /** Creations, which no answer changes; those under way at once may overtake each other. */
  private List<String> requestsOfARun(String seed) throws Exception {
    try (StubQueue queue = StubQueue.start()) {
      int exitCode =
          execute(
              "--url",
              queue.target().toString(),
              "--seed",
              seed,
              "--weights",
              "create=1",
              "--rps",
              "500",
              "--requests",
              "25");
      assertThat(exitCode).isZero();
      assertThat(queue.requests()).hasSize(25);
      return queue.requests();
    }
  }

  private int execute(String... options) {
    CommandLine command = SimulatorCli.command(Map.of(), PlainView::new);
    command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return command.execute(options);
  }
}
