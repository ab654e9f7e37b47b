package dev.chronicle.demo.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chronicle.demo.core.InvalidValueException;
import dev.chronicle.simulator.plan.Scenario;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrafficPlanTest {
  private final MultivaluedMap<String, String> form = new MultivaluedHashMap<>();

  @Test
  void anEmptyForm_asksForTheDefaultMixForTenMinutes() {
    assertThat(TrafficPlan.of(form)).isEqualTo(TrafficPlan.DEFAULT);
  }

  @Test
  void whatTheFormHolds_isAskedFor() {
    form.putSingle("rate", "2.5");
    form.putSingle("errors", "20");
    form.putSingle("minutes", "0.5");
    form.putSingle("scenario", "retry-storm");
    form.putSingle("delete", "0");

    TrafficPlan plan = TrafficPlan.of(form);

    assertThat(plan.settings().rate()).isEqualTo(2.5);
    assertThat(plan.settings().errorRate()).hasValue(0.2);
    assertThat(plan.settings().scenario()).isEqualTo(Scenario.RETRY_STORM);
    assertThat(plan.duration()).isEqualTo(Duration.ofSeconds(30));
    assertThat(plan.command("http://127.0.0.1:8000"))
        .isEqualTo(
            "java -jar demo-simulator/target/demo-simulator.jar --rps 2.5"
                + " --weights read=50,create=20,claim=10,process=8,complete=7,update=3"
                + " --scenario retry-storm --error-rate 0.2 --duration 30s --workers 4 --seed 1");
  }

  @ParameterizedTest
  @CsvSource({
    "rate,99",
    "rate,0",
    "rate,NaN",
    "rate,fast",
    "errors,51",
    "errors,-1",
    "minutes,0",
    "minutes,61",
    "workers,0",
    "workers,1.5",
    "seed,-1",
    "read,-1",
    "scenario,storm",
    "arrivals,late"
  })
  void aFieldThatBreaksItsRule_isNamedWithItsValue(String field, String value) {
    form.putSingle(field, value);

    assertThatThrownBy(() -> TrafficPlan.of(form))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageStartingWith(field + " must be")
        .hasMessageEndingWith("was: " + value);
  }
}
